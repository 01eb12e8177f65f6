package org.cratetag.cli.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.cratetag.api.track.DomainScore;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.LabelScore;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.api.track.TrackScores;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.OutcomeJson;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.TrackLine;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.cli.text.Percent;
import org.cratetag.cli.text.Wrap;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.config.Settings;
import org.cratetag.decision.LabelMap;
import org.cratetag.decision.TempoMatch;
import org.cratetag.feature.EdmStats;
import org.cratetag.pack.Sureness;
import org.cratetag.picture.SpectrogramPicture;
import org.cratetag.run.RunException;
import org.cratetag.run.TrackInspector.Inspection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cratetag show}. */
@Command(
    name = "show",
    description = "What is heard in one file, how sure that is, and what its tags say.",
    footer = {
      "",
      "Nothing is written but the picture.",
      "",
      "Example:",
      "  cratetag show --picture track.png track.flac"
    })
public final class ShowCommand implements Callable<Integer> {
  private static final int LABELS = 5;
  private static final int FAMILIES = 3;

  private final GlobalOptions options;

  @Parameters(paramLabel = "FILE", description = "An audio file.")
  private Path file;

  @Option(
      names = "--picture",
      paramLabel = "OUT.png",
      description = "Draw the spectrogram, the beat and the predictions.")
  private Path picture;

  @Option(
      names = "--sure",
      paramLabel = "LEVEL",
      description = "How sure to be: careful, balanced or bold. Default: as in the settings.")
  private Sureness sure;

  public ShowCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public Integer call() throws IOException {
    Output output = options.output();
    try (Workplace workplace = Workplace.open(options, output, List.of(file), this::over)) {
      workplace.engine().loadPacks();
      Inspection seen = workplace.engine().inspector().inspect(file);
      if (picture != null) {
        String title = seen.file().path().getFileName().toString();
        SpectrogramPicture.write(
            SpectrogramPicture.draw(title, seen.audio(), seen.prediction()), picture);
      }
      Explanation why =
          Explanation.of(seen, workplace.engine().packs(), sure == null ? level(workplace) : sure);
      Map<String, Object> members = members(seen);
      members.put("why", why.lines());
      output.result(members, text(seen, why, workplace.engine().words()));
      ServerViews.report(
          workplace.engine().servers().notifiers(),
          workplace.engine().ledger().notices(),
          seen.file().path(),
          output);
      if (picture != null) {
        output.remark("The picture is in " + picture);
      }
      return ExitStatus.OK;
    } catch (RunException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }

  private static Sureness level(Workplace workplace) {
    return workplace.engine().sureness();
  }

  private Settings over(Settings settings) {
    return sure == null ? settings : settings.withSure(sure);
  }

  private static Map<String, Object> members(Inspection seen) {
    Map<String, Object> members =
        new LinkedHashMap<>(
            OutcomeJson.of(new TrackOutcome.Analysed(seen.file().path(), seen.prediction(), 0)));
    members.remove("millis");
    members.remove("outcome");
    members.put("format", seen.file().format().id());
    members.putAll(new HeardSound(seen).members());
    members.put("features", Map.of(EdmStats.ID, values(seen.edmStats())));
    members.put("scores", seen.scores().stream().map(ShowCommand::members).toList());
    Map<String, List<String>> tags = new LinkedHashMap<>();
    for (TagField field : TagField.values()) {
      if (!seen.present().get(field).isEmpty()) {
        tags.put(field.name(), seen.present().get(field));
      }
    }
    members.put("tags", tags);
    TempoMatch.find(seen.present(), seen.prediction())
        .ifPresent(match -> members.put("tempoInTags", match.name().toLowerCase(Locale.ROOT)));
    seen.tagTrouble().ifPresent(trouble -> members.put("tagTrouble", trouble));
    seen.audio().warning().ifPresent(warning -> members.put("warning", warning));
    return members;
  }

  private static List<Float> values(FeatureTensor features) {
    List<Float> values = new ArrayList<>();
    for (float value : features.values()) {
      values.add(value);
    }
    return values;
  }

  private static Map<String, Object> members(TrackScores scores) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("pack", scores.pack());
    members.put("labels", scores.labels().stream().map(ShowCommand::members).toList());
    members.put("families", scores.families().stream().map(ShowCommand::members).toList());
    scores.doubt().ifPresent(doubt -> members.put("doubt", doubt));
    scores
        .domain()
        .ifPresent(
            domain ->
                members.put(
                    "domain",
                    Map.of("probability", domain.probability(), "threshold", domain.threshold())));
    return members;
  }

  private static Map<String, Object> members(LabelScore score) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("label", score.label());
    members.put("probability", score.probability());
    members.put("threshold", OutcomeJson.threshold(score.threshold()));
    return members;
  }

  private static String text(Inspection seen, Explanation why, LabelMap words) {
    List<String> lines = new ArrayList<>();
    lines.add(DisplayText.of(seen.file().path()));
    lines.add("  decided   " + TrackLine.heard(words.written(seen.prediction())));
    String head = "  why       ";
    for (String line : why.lines()) {
      lines.add(Wrap.hanging(head, DisplayText.of(line), Wrap.USUAL_COLUMNS));
      head = " ".repeat(head.length());
    }
    lines.addAll(new HeardSound(seen).lines());
    lines.add(
        String.format(
            Locale.ROOT,
            "  listened  %.0f s from %s of %s",
            seen.audio().pcm().seconds(),
            time(seen.audio().start().toSeconds()),
            seen.audio().trackDuration().map(d -> time(d.toSeconds())).orElse("unknown length")));
    seen.audio().warning().ifPresent(warning -> lines.add("  warning   " + warning));
    for (TrackScores scores : seen.scores()) {
      lines.add("");
      lines.add("  " + scores.pack());
      scores.doubt().ifPresent(doubt -> lines.add("    not believed: " + DisplayText.of(doubt)));
      scores.domain().ifPresent(domain -> lines.add(kind(domain)));
      scores.families().stream().limit(FAMILIES).forEach(s -> lines.add(bar("family", s, words)));
      scores.labels().stream().limit(LABELS).forEach(s -> lines.add(bar("", s, words)));
    }
    lines.add("");
    lines.add("  in the tags");
    for (TagField field : TagField.values()) {
      if (!seen.present().get(field).isEmpty()) {
        lines.add(
            String.format(
                "    %-9s %s",
                field, DisplayText.of(String.join(" | ", seen.present().get(field)))));
      }
    }
    TempoMatch.find(seen.present(), seen.prediction())
        .filter(match -> match != TempoMatch.SAME)
        .ifPresent(
            match ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "    the BPM there %s, %.1f",
                        match.words(),
                        seen.prediction().bpm().getAsDouble())));
    if (seen.present().isEmpty()) {
      lines.add("    " + seen.tagTrouble().map(t -> "cannot be read: " + t).orElse("nothing yet"));
    }
    return String.join("\n", lines);
  }

  private static String kind(DomainScore domain) {
    return String.format(
        "    its kind of music %10s, heard from %s",
        Percent.of(domain.probability()), Percent.of(domain.threshold()));
  }

  private static String bar(String kind, LabelScore score, LabelMap words) {
    int length = (int) Math.round(score.probability() * 20);
    String needed =
        score.threshold() > 1
            ? "never said on its own"
            : "said from " + Percent.of(score.threshold());
    String written = words.written(score.label()).orElse("");
    if (!written.equals(score.label())) {
      needed += written.isEmpty() ? ", not wanted" : " as " + DisplayText.of(written);
    }
    return String.format(
        "    %-6s %-22s %5s %-20s %s",
        kind,
        DisplayText.of(score.label()),
        Percent.of(score.probability()),
        "#".repeat(length),
        needed);
  }

  private static String time(long seconds) {
    return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }
}
