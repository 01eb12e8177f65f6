package org.cratetag.cli.output;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.cli.text.DisplayText;

/** Lines for a person: results on standard output, what went wrong on standard error. */
public final class HumanOutput implements Output {
  private final Screen screen;
  private final boolean quiet;
  private volatile TrackLine resultLine;
  private final TrackLine failureLine;
  private final OutcomeCounts counts = new OutcomeCounts();

  /**
   * @param colourOut whether lines on standard output are coloured
   * @param colourErr whether lines on standard error are
   */
  public HumanOutput(Screen screen, boolean quiet, boolean colourOut, boolean colourErr) {
    this.screen = screen;
    this.quiet = quiet;
    this.resultLine = new TrackLine(colourOut);
    this.failureLine = new TrackLine(colourErr);
  }

  @Override
  public void words(UnaryOperator<TrackPrediction> words) {
    resultLine = resultLine.in(words);
  }

  @Override
  public void track(TrackOutcome outcome) {
    counts.add(outcome);
    if (outcome instanceof TrackOutcome.Failed failed) {
      screen.message(failureLine.of(failed));
    } else if (!quiet && !(outcome instanceof TrackOutcome.Unchanged)) {
      screen.result(resultLine.of(outcome));
    }
  }

  @Override
  public int summary(Map<String, ?> more) {
    if (!quiet) {
      String outcomes =
          counts.all().entrySet().stream()
              .filter(count -> count.getValue() > 0)
              .map(count -> count.getValue() + " " + OutcomeCounts.word(count.getKey()))
              .collect(Collectors.joining(", ", tracks(counts.total()), "."));
      screen.result((outcomes + " " + counts.writtenText()).stripTrailing());
    }
    return counts.exitStatus();
  }

  @Override
  public void result(Map<String, ?> members, String text) {
    screen.result(text);
  }

  @Override
  public void done(Map<String, ?> members, String text) {
    remark(text);
  }

  @Override
  public void remark(String text) {
    if (!quiet) {
      screen.result(text);
    }
  }

  @Override
  public void warning(String text) {
    screen.message("cratetag: " + DisplayText.of(text));
  }

  @Override
  public OutcomeCounts counts() {
    return counts;
  }

  @Override
  public Screen screen() {
    return screen;
  }

  private static String tracks(long total) {
    if (total == 0) {
      return "No tracks";
    }
    return total == 1 ? "1 track: " : total + " tracks: ";
  }
}
