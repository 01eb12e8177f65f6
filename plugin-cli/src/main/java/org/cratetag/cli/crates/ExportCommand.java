package org.cratetag.cli.crates;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cratetag.api.CrateExporter;
import org.cratetag.api.ExportRequest;
import org.cratetag.api.track.Crate;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.playlists.PathMaps;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.notify.ServerNotices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cratetag export}. */
@Command(
    name = "export",
    description = "Writes crates by subgenre, family or genre for other programs.",
    footer = {
      "",
      "Exports what was heard: run 'cratetag scan' or 'cratetag tag' first. Without",
      "PATH, all known tracks.",
      "",
      "Formats, and those of plugins:",
      "  m3u8       a folder of playlists, or one playlist NAME.m3u8",
      "  rekordbox  a file of its XML        traktor    a file of NML",
      "  nsp        Navidrome's smart lists  virtualdj  a folder of its lists",
      "  serato     crates in _Serato_ of a drive; experimental",
      "  csv, json  a table",
      "",
      "Nothing that exists is overwritten. With --update, what others put there stays,",
      "and a copy NAME.before-1 is made first.",
      "",
      "Examples:",
      "  cratetag export m3u8 ~/Playlists",
      "  cratetag export rekordbox crates.xml --path-map /srv/music=D:\\Music",
      "  cratetag export traktor new.nml --family House --bpm 120-128"
    })
public final class ExportCommand implements Callable<Integer> {
  private final GlobalOptions options;

  @Parameters(index = "0", paramLabel = "FORMAT", description = "For example m3u8.")
  private String format;

  @Parameters(index = "1", paramLabel = "OUT", description = "The file or folder to write.")
  private Path out;

  @Parameters(
      index = "2..*",
      paramLabel = "PATH",
      arity = "0..*",
      description = "Folders or files.")
  private List<Path> paths = new ArrayList<>();

  @Mixin private CrateOptions wanted = new CrateOptions();

  @Option(
      names = "--update",
      description = "Bring up to date what is there; what others put there stays.")
  private boolean update;

  @Option(names = "--relative", description = "Name tracks from the playlist's own folder (m3u8).")
  private boolean relative;

  @Option(
      names = "--path-map",
      paramLabel = "FROM=TO",
      description =
          "How a folder here is called where the export is read: /srv/music=D:\\Music. May be"
              + " repeated; the first that fits holds.")
  private List<String> pathMaps = new ArrayList<>();

  @Option(
      names = "--name-template",
      paramLabel = "TEXT",
      description =
          "Folders and name of playlists, of {family}, {subgenre} and text; default:"
              + " {family}/{subgenre}.")
  private String nameTemplate = ExportRequest.FAMILY_TREE;

  public ExportCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() {
    Output output = options.output();
    try (Workplace workplace = Workplace.open(options, output, settings -> settings)) {
      CrateExporter exporter = exporter(workplace.engine().exporters());
      List<Crate> crates = wanted.crates(workplace.engine(), paths);
      Path target = out.toAbsolutePath().normalize();
      ExportRequest request =
          new ExportRequest(
              crates,
              target,
              update,
              relative,
              PathMaps.there(pathMaps),
              nameTemplate,
              wanted.tempo());
      try {
        CratesCommand.warn(exporter.export(request), output);
      } catch (IOException e) {
        output.warning("cannot write " + target + " as " + format + ": " + words(e));
        return ExitStatus.SOME_FAILED;
      }
      report(crates, target, output);
      return ExitStatus.OK;
    }
  }

  private CrateExporter exporter(List<CrateExporter> exporters) {
    return exporters.stream()
        .filter(each -> each.format().equalsIgnoreCase(format))
        .findFirst()
        .orElseThrow(
            () ->
                new WrongUseException(
                    "there is no format '"
                        + format
                        + "'; there are "
                        + String.join(
                            ", ",
                            exporters.stream()
                                .map(CrateExporter::format)
                                .distinct()
                                .sorted()
                                .toList())));
  }

  static String words(IOException e) {
    return e instanceof FileSystemException f && f.getReason() != null
        ? f.getReason()
        : ServerNotices.words(e);
  }

  private void report(List<Crate> crates, Path target, Output output) {
    Map<String, Object> sizes = new LinkedHashMap<>();
    List<String> lines = new ArrayList<>();
    int tracks = 0;
    for (Crate crate : crates) {
      sizes.put(crate.name(), crate.tracks().size());
      lines.add(String.format("  %5d  %s", crate.tracks().size(), DisplayText.of(crate.name())));
      tracks += crate.tracks().size();
    }
    lines.add(
        tracks
            + (tracks == 1 ? " track" : " tracks")
            + " in "
            + crates.size()
            + (crates.size() == 1 ? " crate: " : " crates: ")
            + DisplayText.of(target));
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("format", format);
    members.put("out", target.toString());
    members.put("crates", sizes);
    output.result(members, String.join("\n", lines));
  }
}
