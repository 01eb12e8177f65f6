package org.cratetag.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.cli.text.Percent;

/** An outcome as one line for a person. */
public final class TrackLine {
  private static final int WORD_COLUMNS = 9;
  private static final int GREEN = 32;
  private static final int YELLOW = 33;
  private static final int RED = 31;

  private final boolean colour;
  private final UnaryOperator<TrackPrediction> words;

  TrackLine(boolean colour) {
    this(colour, UnaryOperator.identity());
  }

  /**
   * Lines.
   *
   * @param words what is heard, in the user's words
   */
  private TrackLine(boolean colour, UnaryOperator<TrackPrediction> words) {
    this.colour = colour;
    this.words = words;
  }

  /** The same in the user's words. */
  TrackLine in(UnaryOperator<TrackPrediction> userWords) {
    return new TrackLine(colour, userWords);
  }

  /** What happened, to which file, and what was heard or why not. */
  String of(TrackOutcome outcome) {
    String path = DisplayText.of(outcome.path());
    if (outcome instanceof TrackOutcome.Planned planned) {
      return plan(planned);
    } else if (outcome instanceof TrackOutcome.Tagged tagged) {
      return word("tagged", GREEN) + path + ": " + said(tagged.prediction()) + takenAway(tagged);
    } else if (outcome instanceof TrackOutcome.Analysed analysed) {
      return word("analysed", GREEN) + path + ": " + said(analysed.prediction());
    } else if (outcome instanceof TrackOutcome.Skipped skipped) {
      return word("skipped", YELLOW) + path + ": " + DisplayText.of(skipped.reason());
    } else if (outcome instanceof TrackOutcome.Failed failed) {
      String stage = failed.stage().name().toLowerCase(Locale.ROOT);
      return word("failed", RED) + path + ": " + stage + ": " + DisplayText.of(failed.reason());
    } else {
      return word("unchanged", 0) + path;
    }
  }

  /** What the file said and says no more, as where speech is not to be called that any longer. */
  private static String takenAway(TrackOutcome.Tagged tagged) {
    String gone =
        shown(tagged.written())
            .filter(field -> tagged.written().get(field).isEmpty())
            .filter(field -> !tagged.before().get(field).isEmpty())
            .map(field -> word(field) + " " + String.join(" | ", tagged.before().get(field)))
            .collect(Collectors.joining(", "));
    return gone.isEmpty() ? "" : "; taken away: " + DisplayText.of(gone);
  }

  private static String word(TagField field) {
    return field.name().toLowerCase(Locale.ROOT);
  }

  /**
   * What would be written, and below it each field that would change. CRATETAG is left out: it says
   * nothing that the other lines do not.
   */
  private String plan(TrackOutcome.Planned planned) {
    List<String> lines = new ArrayList<>();
    String path = DisplayText.of(planned.path());
    lines.add(word("would tag", GREEN) + path + ": " + said(planned.prediction()));
    changes(planned.before(), planned.planned()).forEach(line -> lines.add("            " + line));
    return String.join("\n", lines);
  }

  /** A line for each field that changes, from what was there to what is; CRATETAG is left out. */
  public static List<String> listChanges(TagValues before, TagValues after) {
    return new TrackLine(false).changes(before, after);
  }

  private List<String> changes(TagValues before, TagValues after) {
    return shown(after)
        .map(
            field ->
                padded(field.toString())
                    + values(before.get(field), RED)
                    + " -> "
                    + values(after.get(field), GREEN))
        .toList();
  }

  private static Stream<TagField> shown(TagValues changes) {
    return changes.fields().keySet().stream().filter(field -> field != TagField.CRATETAG);
  }

  private String values(List<String> values, int code) {
    return values.isEmpty() ? "(none)" : coloured(DisplayText.of(String.join(" | ", values)), code);
  }

  private String said(TrackPrediction prediction) {
    return heard(words.apply(prediction));
  }

  /**
   * The labels and the tempo, or that there is nothing sure to say; and why packs are not heard.
   */
  public static String heard(TrackPrediction prediction) {
    List<String> parts = new ArrayList<>();
    List<String> subgenres = prediction.subgenre().stream().map(DecidedLabel::label).toList();
    // Techno is a family and a subgenre of it: once is enough.
    Stream.concat(
            prediction.genre().stream().filter(genre -> !subgenres.contains(genre.label())),
            prediction.subgenre().stream())
        .map(TrackLine::label)
        .forEach(parts::add);
    prediction.bpm().ifPresent(bpm -> parts.add(tenths(bpm) + " BPM"));
    prediction.key().ifPresent(parts::add);
    prediction.energy().ifPresent(energy -> parts.add("energy " + energy));
    String heard = parts.isEmpty() ? "not sure of anything" : String.join(", ", parts);
    return prediction.doubts().isEmpty()
        ? heard
        : heard + " (" + DisplayText.of(String.join("; ", prediction.doubts())) + ")";
  }

  private static String label(DecidedLabel label) {
    return DisplayText.of(label.label()) + " (" + Percent.of(label.confidence()) + ")";
  }

  private String word(String word, int code) {
    String padded = padded(word);
    return code != 0 ? coloured(padded, code) : padded;
  }

  /** With one decimal. Not by a formatter: a run prints many such lines. */
  private static String tenths(double value) {
    long tenths = Math.round(10 * value);
    return tenths / 10 + "." + tenths % 10;
  }

  private static String padded(String word) {
    return word + " ".repeat(Math.max(0, WORD_COLUMNS - word.length()) + 1);
  }

  private String coloured(String text, int code) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
