package org.cratetag.cli.crates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cratetag.api.CrateExporter;
import org.cratetag.api.ExportRequest;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.export.tree.CrateTree;
import org.cratetag.export.tree.LinkKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cratetag crates}. */
@Command(
    name = "crates",
    description = "Makes a tree of tracks by family and subgenre on disk.",
    footer = {
      "",
      "Names are such that FAT and exFAT take them. Run it again after new music: it",
      "adds what is new, and removes only what it has made itself.",
      "",
      "  --link sym    links: no space, not on FAT; default",
      "  --link hard   second names of the files: no space, on the same disk only",
      "  --link copy   copies: for USB sticks",
      "  --link m3u8   playlists, as 'export m3u8 --update --relative' makes",
      "",
      "Examples:",
      "  cratetag crates ~/Crates",
      "  cratetag crates /media/usb/Crates --link copy --min-confidence 0.8"
    })
public final class CratesCommand implements Callable<Integer> {
  private static final String PLAYLISTS = "m3u8";

  /** More are of one reason, mostly. */
  private static final int MOST_WARNINGS = 50;

  private final GlobalOptions options;

  @Parameters(index = "0", paramLabel = "DIR", description = "The folder of the tree.")
  private Path folder;

  @Parameters(
      index = "1..*",
      paramLabel = "PATH",
      arity = "0..*",
      description = "Folders or files; without, all known tracks.")
  private List<Path> paths = new ArrayList<>();

  @Option(names = "--link", paramLabel = "KIND", description = "hard, sym, copy or m3u8.")
  private String link = "sym";

  @Option(
      names = "--name-template",
      paramLabel = "TEXT",
      description = "Folders, of {family}, {subgenre} and text; default: {family}/{subgenre}.")
  private String nameTemplate = ExportRequest.FAMILY_TREE;

  @Mixin private CrateOptions wanted = new CrateOptions();

  public CratesCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() {
    Output output = options.output();
    try (Workplace workplace = Workplace.open(options, output, settings -> settings)) {
      String kind = link.toLowerCase(Locale.ROOT);
      if (!List.of("hard", "sym", "copy", PLAYLISTS).contains(kind)) {
        throw new WrongUseException("--link must be hard, sym, copy or m3u8, not " + link);
      }
      Path root = folder.toAbsolutePath().normalize();
      if (Files.exists(root) && !Files.isDirectory(root)) {
        throw new WrongUseException(root + " is a file; name a folder");
      }
      ExportRequest request =
          ExportRequest.of(wanted.crates(workplace.engine(), paths), root)
              .withNameTemplate(nameTemplate);
      try {
        return kind.equals(PLAYLISTS)
            ? playlists(workplace.engine().exporters(), request, output)
            : tree(new CrateTree(root, LinkKind.valueOf(kind.toUpperCase(Locale.ROOT))), request);
      } catch (IOException e) {
        output.warning("cannot make crates in " + root + ": " + ExportCommand.words(e));
        return ExitStatus.SOME_FAILED;
      }
    }
  }

  private int playlists(List<CrateExporter> exporters, ExportRequest request, Output output)
      throws IOException {
    CrateExporter playlists =
        exporters.stream()
            .filter(each -> each.format().equals(PLAYLISTS))
            .findFirst()
            .orElseThrow();
    List<ExportRequest.Note> notes = playlists.export(request.withUpdate(true).withRelative(true));
    warn(notes, output);
    output.result(
        Map.of("out", request.out().toString(), "playlists", request.playlists().size()),
        request.playlists().size() + " playlists: " + DisplayText.of(request.out()));
    return ExitStatus.OK;
  }

  private int tree(CrateTree tree, ExportRequest request) throws IOException {
    Output output = options.output();
    CrateTree.Result result = tree.write(request, () -> Thread.currentThread().isInterrupted());
    warn(result.notes(), output);
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("out", request.out().toString());
    members.put("made", result.made());
    members.put("kept", result.kept());
    members.put("removed", result.removed());
    members.put("notes", result.notes().size());
    output.result(
        members,
        result.made()
            + " made, "
            + result.kept()
            + " kept, "
            + result.removed()
            + " removed: "
            + DisplayText.of(request.out()));
    boolean failed = result.notes().stream().anyMatch(ExportRequest.Note::leftOut);
    return failed ? ExitStatus.SOME_FAILED : ExitStatus.OK;
  }

  static void warn(List<ExportRequest.Note> notes, Output output) {
    for (ExportRequest.Note note : notes.subList(0, Math.min(MOST_WARNINGS, notes.size()))) {
      output.warning(
          DisplayText.of(note.track()) + (note.leftOut() ? " is left out: " : ": ") + note.words());
    }
    if (notes.size() > MOST_WARNINGS) {
      output.warning("and " + (notes.size() - MOST_WARNINGS) + " more tracks");
    }
  }
}
