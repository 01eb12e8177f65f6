package org.cratetag.cli.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.cli.output.OutcomeJson;
import org.cratetag.cli.output.TrackLine;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.decision.LabelMap;
import org.cratetag.ledger.TrackEntry;

/**
 * A known track as a line for a person, in the user's words for labels, or for a program as it was
 * heard, a JSON object or a line of CSV.
 */
record TrackRow(TrackEntry entry, LabelMap words) {
  /** The columns of {@link #csv}. */
  static final List<String> TITLES =
      List.of(
          "path",
          "outcome",
          "genre",
          "subgenre",
          "confidence",
          "bpm",
          "stage",
          "reason",
          "packs",
          "changed");

  /** What came of it, which track, and what was heard or why not. */
  String line() {
    String outcome = TrackFilter.outcome(entry);
    String why =
        Stream.concat(
                entry.stage().map(stage -> stage.name().toLowerCase(Locale.ROOT)).stream(),
                entry.reason().stream())
            .collect(Collectors.joining(": "));
    String more =
        why.isEmpty()
            ? entry.prediction().map(words::written).map(TrackLine::heard).orElse("")
            : DisplayText.of(why);
    String path = DisplayText.of(entry.file().path());
    return String.format("%-9s ", outcome) + path + (more.isEmpty() ? "" : ": " + more);
  }

  /** For a program, in the words of a run's results. */
  Map<String, Object> members() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("path", entry.file().path().toString());
    members.put("outcome", TrackFilter.outcome(entry));
    entry.stage().ifPresent(stage -> members.put("stage", stage.name().toLowerCase(Locale.ROOT)));
    members.put("reason", entry.reason());
    OutcomeJson.putHeard(members, entry.prediction());
    members.put("changed", entry.changed().toString());
    return members;
  }

  /** As RFC 4180 has it, without the end of the line. Several values stand between semicolons. */
  String csv() {
    Optional<TrackPrediction> heard = entry.prediction();
    List<DecidedLabel> genre = heard.map(TrackPrediction::genre).orElse(List.of());
    List<DecidedLabel> subgenre = heard.map(TrackPrediction::subgenre).orElse(List.of());
    List<String> cells = new ArrayList<>();
    cells.add(entry.file().path().toString());
    cells.add(TrackFilter.outcome(entry));
    cells.add(labels(genre));
    cells.add(labels(subgenre));
    cells.add(
        Stream.concat(subgenre.stream(), genre.stream())
            .findFirst()
            .map(label -> String.format(Locale.ROOT, "%.3f", label.confidence()))
            .orElse(""));
    cells.add(
        heard.isPresent() && heard.get().bpm().isPresent()
            ? String.format(Locale.ROOT, "%.2f", heard.get().bpm().getAsDouble())
            : "");
    cells.add(entry.stage().map(stage -> stage.name().toLowerCase(Locale.ROOT)).orElse(""));
    cells.add(entry.reason().orElse(""));
    cells.add(heard.map(said -> String.join(";", said.packs())).orElse(""));
    cells.add(entry.changed().toString());
    return csv(cells);
  }

  /** A line of CSV. */
  static String csv(List<String> cells) {
    return cells.stream().map(TrackRow::quoted).collect(Collectors.joining(","));
  }

  private static String quoted(String cell) {
    return cell.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r')
        ? '"' + cell.replace("\"", "\"\"") + '"'
        : cell;
  }

  private static String labels(List<DecidedLabel> labels) {
    return labels.stream().map(DecidedLabel::label).collect(Collectors.joining(";"));
  }
}
