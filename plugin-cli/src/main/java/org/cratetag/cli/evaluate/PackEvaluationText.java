package org.cratetag.cli.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cratetag.cli.ownset.LeftOutJson;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.cli.text.Percent;
import org.cratetag.cli.text.Table;
import org.cratetag.pack.PackManifest;
import org.cratetag.train.crates.Interval;
import org.cratetag.train.data.LabelledSet;
import org.cratetag.train.evaluate.PackTrial;
import org.cratetag.train.evaluate.Speech;

/**
 * What a pack says of a person's own music, in lines for a person and objects for a program.
 *
 * @param pack that was judged
 * @param set the music
 * @param trial what came of it
 * @param isKnown whether the pack learned from the very same set
 */
record PackEvaluationText(PackManifest pack, LabelledSet set, PackTrial trial, boolean isKnown) {
  /** Tables for a person. */
  String lines() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(byLabel());
    lines.add("");
    Speech speech = trial.speech();
    int labelled = trial.labelled().size();
    if (labelled > 0) {
      Interval interval = Interval.wilson(trial.top1(), labelled);
      lines.add(
          form(
              "%s finds the label of %s of %d tracks (95 %% interval %s), among its first three"
                  + " for %s.",
              pack.name(),
              Percent.of(trial.top1()),
              labelled,
              Percent.between(interval.low(), interval.high()),
              Percent.of(trial.top3())));
    }
    lines.add(
        form(
            "It finds the family of %s of %d tracks.",
            Percent.of(trial.family()), trial.tracks().size()));
    lines.add(
        form(
            "It would say a label of %s of them, which is right for %s; the family alone of"
                + " %s, right for %s; nothing of the rest.",
            Percent.of(speech.labelCoverage()),
            precision(speech, Speech.Said.LABEL),
            Percent.of(speech.coverage() - speech.labelCoverage()),
            precision(speech, Speech.Said.FAMILY)));
    trial
        .unknown()
        .forEach(
            (label, tracks) ->
                lines.add(
                    form(
                        "Not a label of the pack, left out: %s, %d tracks.",
                        DisplayText.of(label), tracks)));
    if (!set.leftOut().unlabelled().isEmpty()) {
      lines.add(form("Without a label, left out: %d tracks.", set.leftOut().unlabelled().size()));
    }
    if (isKnown) {
      lines.add(
          "The pack learned from these very tracks, so the figures flatter; its card has those of"
              + " tracks that it had not learned from.");
    }
    return String.join("\n", lines);
  }

  /**
   * One object a label, then the summary.
   *
   * @param unheard tracks that were not listened to, and why
   */
  List<Map<String, ?>> members(Map<Path, String> unheard) {
    List<Map<String, ?>> members = new ArrayList<>();
    for (PackTrial.Of of : trial.byLabel()) {
      Map<String, Object> member = new LinkedHashMap<>();
      member.put(of.isFamily() ? "family" : "label", of.label());
      member.put("tracks", of.tracks());
      member.put("found", of.found());
      member.put("saidRight", of.saidRight());
      member.put("saidWrong", of.saidWrong());
      member.put("mistakenFor", of.mistaken());
      members.add(member);
    }
    Speech speech = trial.speech();
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("pack", pack.name());
    summary.put("tracks", trial.tracks().size());
    summary.put("labelled", trial.labelled().size());
    if (!trial.labelled().isEmpty()) {
      summary.put("top1", trial.top1());
      summary.put("top3", trial.top3());
    }
    summary.put("familyAccuracy", trial.family());
    summary.put("said", speech.coverage());
    summary.put("saidPrecision", speech.precision());
    summary.put("labelSaid", speech.labelCoverage());
    summary.put("labelPrecision", speech.precision(Speech.Said.LABEL));
    summary.put("unknownLabels", trial.unknown());
    summary.put("unlabelled", set.leftOut().unlabelled().size());
    summary.put("leftOut", LeftOutJson.of(unheard, set));
    summary.put("learnedFromThese", isKnown);
    members.add(Map.of("summary", summary));
    return members;
  }

  private String byLabel() {
    Table table =
        new Table("Label", "Tracks", "Found", "Said right", "Said wrong", "Mostly mistaken for");
    for (PackTrial.Of of : trial.byLabel()) {
      table.row(
          of.isFamily() ? of.label() + " (family)" : of.label(),
          of.tracks(),
          Percent.of(1.0 * of.found() / of.tracks()),
          of.saidRight(),
          of.saidWrong(),
          of.mistaken().orElse(""));
    }
    return table.toString();
  }

  private static String precision(Speech speech, Speech.Said kind) {
    boolean isSaid = speech.rows().stream().anyMatch(row -> row.said() == kind);
    return isSaid ? Percent.of(speech.precision(kind)) : "none";
  }

  private static String form(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }
}
