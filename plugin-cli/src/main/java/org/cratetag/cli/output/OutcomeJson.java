package org.cratetag.cli.output;

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
public final class OutcomeJson {
  private OutcomeJson() {}

  /** The name of an outcome in JSON and in the summary. */
  public static String name(TrackOutcome outcome) {
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
  public static Map<String, Object> of(TrackOutcome outcome) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("path", outcome.path().toString());
    members.put("outcome", name(outcome));
    if (outcome instanceof TrackOutcome.Analysed analysed) {
      putPrediction(members, Optional.of(analysed.prediction()));
      putPacks(members, Optional.of(analysed.prediction()));
      members.put("millis", analysed.millis());
    } else if (outcome instanceof TrackOutcome.Tagged tagged) {
      putPrediction(members, Optional.of(tagged.prediction()));
      putFields(members, "before", tagged.before());
      putFields(members, "written", tagged.written());
      putPacks(members, Optional.of(tagged.prediction()));
      members.put("millis", tagged.millis());
    } else if (outcome instanceof TrackOutcome.Unchanged unchanged) {
      putPrediction(members, unchanged.prediction());
      putPacks(members, unchanged.prediction());
      members.put("millis", unchanged.millis());
    } else if (outcome instanceof TrackOutcome.Skipped skipped) {
      members.put("reason", skipped.reason());
      putPrediction(members, skipped.prediction());
      putPacks(members, skipped.prediction());
    } else if (outcome instanceof TrackOutcome.Failed failed) {
      members.put("stage", failed.stage().name().toLowerCase(Locale.ROOT));
      members.put("reason", failed.reason());
    }
    return members;
  }

  private static void putPrediction(
      Map<String, Object> members, Optional<TrackPrediction> prediction) {
    prediction.ifPresent(
        said -> {
          members.put("genre", said.genre().stream().map(OutcomeJson::label).toList());
          members.put("subgenre", said.subgenre().stream().map(OutcomeJson::label).toList());
          if (said.bpm().isPresent()) {
            members.put("bpm", rounded(said.bpm().getAsDouble(), 100));
          }
        });
  }

  private static void putPacks(Map<String, Object> members, Optional<TrackPrediction> prediction) {
    prediction.ifPresent(
        said -> {
          members.put("packs", said.packs());
          if (!said.doubts().isEmpty()) {
            members.put("doubts", said.doubts());
          }
        });
  }

  private static void putFields(Map<String, Object> members, String name, TagValues values) {
    if (!values.isEmpty()) {
      Map<String, List<String>> fields = new LinkedHashMap<>();
      for (TagField field : TagField.values()) {
        if (values.fields().containsKey(field)) {
          fields.put(field.name(), values.get(field));
        }
      }
      members.put(name, fields);
    }
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
