package org.cratetag.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cratetag.api.DecidedLabel;
import org.cratetag.api.TagField;
import org.cratetag.api.TagValues;
import org.cratetag.api.TrackOutcome;
import org.cratetag.api.TrackPrediction;

/** Outcomes as the members of a JSON object. */
final class OutcomeJson {
  private OutcomeJson() {}

  /** The name of an outcome in JSON and in the summary. */
  static String name(TrackOutcome outcome) {
    if (outcome instanceof TrackOutcome.Analysed) {
      return "analysed";
    } else if (outcome instanceof TrackOutcome.Tagged) {
      return "tagged";
    } else if (outcome instanceof TrackOutcome.Unchanged) {
      return "unchanged";
    } else if (outcome instanceof TrackOutcome.Skipped) {
      return "skipped";
    } else {
      return "failed";
    }
  }

  /** The members: path and outcome first, then what that outcome has. */
  static Map<String, Object> of(TrackOutcome outcome) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("path", outcome.path().toString());
    members.put("outcome", name(outcome));
    if (outcome instanceof TrackOutcome.Analysed analysed) {
      putPrediction(members, Optional.of(analysed.prediction()), TagValues.EMPTY);
      members.put("millis", analysed.millis());
    } else if (outcome instanceof TrackOutcome.Tagged tagged) {
      putPrediction(members, Optional.of(tagged.prediction()), tagged.written());
      members.put("millis", tagged.millis());
    } else if (outcome instanceof TrackOutcome.Unchanged unchanged) {
      putPrediction(members, unchanged.prediction(), TagValues.EMPTY);
      members.put("millis", unchanged.millis());
    } else if (outcome instanceof TrackOutcome.Skipped skipped) {
      members.put("reason", skipped.reason());
      putPrediction(members, skipped.prediction(), TagValues.EMPTY);
    } else if (outcome instanceof TrackOutcome.Failed failed) {
      members.put("stage", failed.stage().name().toLowerCase(Locale.ROOT));
      members.put("reason", failed.reason());
    }
    return members;
  }

  private static void putPrediction(
      Map<String, Object> members, Optional<TrackPrediction> prediction, TagValues written) {
    prediction.ifPresent(
        said -> {
          members.put("genre", said.genre().stream().map(OutcomeJson::label).toList());
          members.put("subgenre", said.subgenre().stream().map(OutcomeJson::label).toList());
          if (said.bpm().isPresent()) {
            members.put("bpm", rounded(said.bpm().getAsDouble(), 100));
          }
        });
    if (!written.isEmpty()) {
      Map<String, List<String>> fields = new LinkedHashMap<>();
      for (TagField field : TagField.values()) {
        if (written.fields().containsKey(field)) {
          fields.put(field.name(), written.get(field));
        }
      }
      members.put("written", fields);
    }
    prediction.ifPresent(said -> members.put("packs", said.packs()));
  }

  private static Map<String, Object> label(DecidedLabel label) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("label", label.label());
    label.family().ifPresent(family -> members.put("family", family));
    members.put("confidence", rounded(label.confidence(), 1_000));
    return members;
  }

  private static double rounded(double value, int steps) {
    return Math.round(value * steps) / (double) steps;
  }
}
