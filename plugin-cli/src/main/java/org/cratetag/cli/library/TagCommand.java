package org.cratetag.cli.library;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.cratetag.cli.check.CheckRun;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.playlists.DjCrates;
import org.cratetag.cli.playlists.PlaylistOptions;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.config.Settings;
import org.cratetag.config.SettingsFile;
import org.cratetag.decision.ElectronicMusic;
import org.cratetag.decision.ExistingPolicy;
import org.cratetag.decision.GenreDepth;
import org.cratetag.decision.Profile;
import org.cratetag.run.RunRequest;
import org.cratetag.tags.file.FileRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cratetag tag}. */
@Command(
    name = "tag",
    description = "Listens to what is new, then writes genre, subgenre and tempo into the tags.",
    footer = {
      "",
      "Only empty fields are filled unless --existing says otherwise. The audio is",
      "never changed, and 'cratetag undo' gives back what was there. Your own words",
      "for labels, protected genres and separators stand in config.yaml: see",
      "src/site/writing.md.",
      "",
      "--check writes nothing: it lists the tracks that sound otherwise than they are",
      "filed, by the name of their folder, else by their genre, or by your playlists.",
      "",
      "Profiles:",
      "  server   GENRE has family and subgenre as two values; STYLE the subgenre",
      "  dj       GENRE has the subgenre or else the family; GROUPING the family",
      "  sidecar  nothing in the files; FILE.cratetag.json beside each",
      "",
      "Examples:",
      "  cratetag tag --dry-run --existing replace ~/Music",
      "  cratetag tag --profile dj --existing replace ~/Crates",
      "  cratetag tag --check ~/Crates",
      "  cratetag tag --check --from-rekordbox my.xml ~/Music"
    })
public final class TagCommand implements Callable<Integer> {
  private final GlobalOptions options;
  @Mixin private RunOptions run;

  @Option(
      names = "--dry-run",
      description = "Show field by field what would change, and write nothing.")
  private boolean dryRun;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "Who the tags are for: server (default), dj or sidecar.")
  private Profile profile;

  @Option(
      names = "--existing",
      paramLabel = "POLICY",
      description = "What becomes of values that are there: keep (default), append or replace.")
  private ExistingPolicy existing;

  @Option(
      names = "--genre-depth",
      paramLabel = "DEPTH",
      description =
          "What GENRE says: root (Electronic, House, Tech House), family (default; House, Tech House),"
              + " family-alone (House) or subgenre (Tech House). With --profile dj the last of"
              + " these.")
  private GenreDepth depth;

  @Option(
      names = "--fields",
      paramLabel = "FIELDS",
      split = ",",
      description =
          "What may be written: some of genre,style,grouping,bpm,key,energy. Default: all but the"
              + " last two.")
  private List<String> fields;

  @Option(
      names = "--keep-mtime",
      description =
          "Leave the files' modification times as they are. Servers find changes by them, so they"
              + " may not notice.")
  private boolean keepMtime;

  @Option(
      names = "--again",
      description =
          "Also tag files whose tags were taken back by 'cratetag undo', and what"
              + " --retry-failed tries.")
  private boolean again;

  @Option(
      names = "--check",
      description =
          "Write nothing; list the tracks whose crate and sound disagree, judged by the sound"
              + " alone.")
  private boolean check;

  @Mixin private PlaylistOptions playlists = new PlaylistOptions();

  public TagCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() {
    requireTogether();
    Optional<DjCrates> crates = playlists.read(() -> Workplace.words(options).taxonomy());
    Output output = options.runOutput();
    try (Workplace workplace = Workplace.open(options, output, run.paths(), this::over)) {
      if (check) {
        return new CheckRun(options, run.paths(), crates).run(workplace.engine(), output);
      }
      RunRequest.Kind kind = dryRun ? RunRequest.Kind.DRY_RUN : RunRequest.Kind.TAG;
      return RunReporter.run(
          workplace,
          new RunRequest(
              kind,
              run.paths(),
              dryRun ? "tag --dry-run" : "tag",
              again ? RunRequest.Retry.UNDONE : run.retry()),
          run.isStrict(),
          options,
          output);
    }
  }

  private void requireTogether() {
    if (!check && playlists.isAnyGiven()) {
      throw new WrongUseException("--from-rekordbox and the like go with --check");
    }
    if (check && (profile != null || existing != null || fields != null || keepMtime || again)) {
      throw new WrongUseException(
          "--check writes nothing; leave out --profile, --existing, --fields, --keep-mtime and"
              + " --again");
    }
  }

  /** A check asks the sound alone: the genre in the tags is what it is to judge. */
  private Settings over(Settings settings) {
    Settings over = run.over(check ? settings.withElectronic(ElectronicMusic.HEARD) : settings);
    over = profile == null ? over : over.withProfile(profile);
    over = existing == null ? over : over.withExisting(existing);
    over = depth == null ? over : over.withGenreDepth(depth);
    over = fields == null ? over : over.withFields(SettingsFile.fields(fields));
    return keepMtime ? over.withFiles(over.files().withMtime(FileRules.Mtime.KEEP)) : over;
  }
}
