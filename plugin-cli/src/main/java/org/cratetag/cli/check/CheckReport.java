package org.cratetag.cli.check;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.cli.output.OutcomeJson;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.decision.filing.FilingCheck.Verdict;

/** What a check has found so far. */
final class CheckReport {
  private record Disagreement(Filing.By by, Verdict.Disagrees verdict, TrackPrediction heard) {}

  private final Map<Path, Disagreement> disagreements = new TreeMap<>();
  private int agree;
  private int notSure;
  private int unfiled;

  /** A track that is filed nowhere, or under names that nobody knows. */
  void unfiled() {
    unfiled++;
  }

  /** A track that was judged. */
  void judged(Path track, Filing filing, Verdict verdict, TrackPrediction heard) {
    if (verdict instanceof Verdict.Disagrees disagrees) {
      disagreements.put(track, new Disagreement(filing.by(), disagrees, heard));
    } else if (verdict instanceof Verdict.Agrees) {
      agree++;
    } else {
      notSure++;
    }
  }

  /**
   * Says each disagreement, by path, and what they come to.
   *
   * @param missing tracks of playlists that are not here
   * @param unheard of how many tracks nothing was heard
   */
  void print(Output output, List<String> missing, int unheard) {
    disagreements.forEach((path, found) -> output.result(members(path, found), line(path, found)));
    Map<String, Object> summary = new LinkedHashMap<>();
    int filed = agree + notSure + disagreements.size();
    summary.put("filed", filed);
    summary.put("disagree", disagreements.size());
    summary.put("agree", agree);
    summary.put("notSure", notSure);
    summary.put("unfiled", unfiled);
    summary.put("unheard", unheard);
    summary.put("notHere", missing);
    output.result(
        Map.of("summary", summary),
        "%d of %d %s disagree, %d not sure"
            .formatted(disagreements.size(), filed, filed == 1 ? "track" : "tracks", notSure));
    if (unfiled > 0) {
      output.remark(
          "Not judged: %d in no crate that is called as a style or a label of a pack"
              .formatted(unfiled));
    }
  }

  private static String line(Path path, Disagreement found) {
    return "%s: %s %s, sounds like %s (%s)"
        .formatted(
            DisplayText.of(path),
            found.by() == Filing.By.TAGS ? "tagged" : "filed under",
            found.verdict().crates().stream()
                .map(DisplayText::of)
                .collect(Collectors.joining(", ")),
            DisplayText.of(found.verdict().soundsLike().label()),
            String.format(Locale.ROOT, "%.2f", found.verdict().soundsLike().confidence()));
  }

  private static Map<String, Object> members(Path path, Disagreement found) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("path", path.toString());
    members.put("by", found.by().text());
    members.put("crates", found.verdict().crates());
    members.put("soundsLike", found.verdict().soundsLike().label());
    members.put("confidence", found.verdict().soundsLike().confidence());
    OutcomeJson.putHeard(members, Optional.of(found.heard()));
    return members;
  }
}
