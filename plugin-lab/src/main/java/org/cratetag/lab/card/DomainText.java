package org.cratetag.lab.card;

import static org.cratetag.lab.card.Markdown.form;
import static org.cratetag.lab.card.Markdown.percent;

import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import org.cratetag.lab.domain.LearnedDomain;
import org.cratetag.pack.DataSet;

/**
 * The part of a card that says which music its pack speaks of.
 *
 * @param learned the domain and its figures
 * @param other the other music that it learned from
 * @param command that makes it again
 * @param fromYearToYear of a set, the share of it that a domain of the other set silences; by name
 */
public record DomainText(
    LearnedDomain learned, DataSet other, String command, Map<String, Double> fromYearToYear) {
  private static final String TITLE = "Which music it speaks of";
  private static final String BEFORE = "## Data\n";

  /** Labels that lose less are summed up. */
  private static final double WORTH_A_ROW = 0.05;

  public DomainText {
    Objects.requireNonNull(learned, "learned");
    Objects.requireNonNull(other, "other");
    Objects.requireNonNull(command, "command");
    fromYearToYear = Map.copyOf(fromYearToYear);
  }

  /** The card with this part before its data, in the place of an older one. */
  public String in(String card) {
    String heading = "## " + TITLE + "\n";
    String rest = card;
    int old = card.indexOf(heading);
    if (old >= 0) {
      int next = card.indexOf("\n## ", old);
      rest = card.substring(0, old) + (next < 0 ? "" : card.substring(next + 1));
    }
    int at = rest.indexOf(BEFORE);
    int place = at < 0 ? rest.length() : at;
    return rest.substring(0, place) + text() + rest.substring(place);
  }

  private String text() {
    Markdown page = new Markdown().section(TITLE);
    page.say(
        "A logistic regression over %d of the inputs tells the music of the sets from other music; below"
            + " a probability of %s the pack is silent, unless a genre tag or the settings say that the"
            + " track is electronic. It learned from the sets and from %d tracks of orchestras, folk"
            + " instruments, metal and speech: %s, sha256 `%s`. The"
            + " threshold silences %s of the sets' tracks, each judged by a regression without its artist."
            + " `src/site/robustness.md` says how it does on music that nothing here has learned from.",
        learned.domain().terms().size(),
        form("%.3f", learned.domain().threshold()),
        other.rows(),
        other.name(),
        other.sha256(),
        percent(LearnedDomain.SILENCED));
    page.say("Made by `%s`.", command);
    page.head("label", "silenced");
    double few = 0;
    int labels = 0;
    for (Map.Entry<String, Double> label :
        learned.silenced().entrySet().stream()
            .sorted(
                Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .toList()) {
      if (label.getValue() >= WORTH_A_ROW) {
        page.row(label.getKey(), percent(label.getValue()));
      } else {
        few += label.getValue();
        labels++;
      }
    }
    if (labels > 0) {
      page.row(form("mean of the other %d", labels), percent(few / labels));
    }
    page.gap();
    page.say(
        "Ambient is what it cannot tell from an orchestra that plays softly: most of it is silenced. For"
            + " a library of ambient music, `electronic: always` is the right setting.");
    page.head("set", "silenced by a regression and threshold of the other set");
    fromYearToYear.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(set -> page.row(set.getKey(), percent(set.getValue())));
    page.gap();
    page.head("other music", "not silenced, judged without its package");
    learned.passed().forEach((kind, share) -> page.row(kind, percent(share)));
    return page.gap().toString();
  }
}
