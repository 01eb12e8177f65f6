package org.cratetag.cli.output;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.json.PredictionJson;

/** Outcomes as the members of a JSON object. */
public final class OutcomeJson {
  private OutcomeJson() {}

  /** The members: path and outcome first, then what that outcome has. */
  public static Map<String, Object> of(TrackOutcome outcome) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("path", outcome.path().toString());
    members.put("outcome", outcome.key());
    if (outcome instanceof TrackOutcome.Skipped skipped) {
      members.put("reason", skipped.reason());
    } else if (outcome instanceof TrackOutcome.Failed failed) {
      members.put("stage", failed.stage().name().toLowerCase(Locale.ROOT));
      members.put("reason", failed.reason());
    }
    outcome.findPrediction().ifPresent(heard -> members.putAll(PredictionJson.shown(heard)));
    if (outcome instanceof TrackOutcome.Tagged tagged) {
      putFields(members, "before", tagged.before());
      putFields(members, "written", tagged.written());
    } else if (outcome instanceof TrackOutcome.Planned planned) {
      putFields(members, "before", planned.before());
      putFields(members, "written", planned.planned());
    }
    putPacks(members, outcome.findPrediction());
    millis(outcome).ifPresent(millis -> members.put("millis", millis));
    return members;
  }

  /** From which probability on a label is said; null where it never is. */
  public static Object threshold(double threshold) {
    return threshold > 1 ? JsonLine.NULL : threshold;
  }

  private static OptionalLong millis(TrackOutcome outcome) {
    if (outcome instanceof TrackOutcome.Analysed analysed) {
      return OptionalLong.of(analysed.millis());
    } else if (outcome instanceof TrackOutcome.Planned planned) {
      return OptionalLong.of(planned.millis());
    } else if (outcome instanceof TrackOutcome.Tagged tagged) {
      return OptionalLong.of(tagged.millis());
    } else if (outcome instanceof TrackOutcome.Unchanged unchanged) {
      return OptionalLong.of(unchanged.millis());
    }
    return OptionalLong.empty();
  }

  /** Puts what was heard, and by which packs, where something was. */
  public static void putHeard(Map<String, Object> members, Optional<TrackPrediction> prediction) {
    prediction.ifPresent(heard -> members.putAll(PredictionJson.shown(heard)));
    putPacks(members, prediction);
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

  /** Puts the values of fields under a name, where there are some. */
  public static void putFields(Map<String, Object> members, String name, TagValues values) {
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
}
