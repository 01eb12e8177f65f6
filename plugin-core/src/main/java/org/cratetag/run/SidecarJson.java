package org.cratetag.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.LabelScore;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.api.track.TrackScores;
import org.cratetag.dsp.tonal.KeyEstimate;
import org.cratetag.json.PredictionJson;

/**
 * The content of {@code FILE.cratetag.json}: what was decided, and what the packs said before that.
 * The same analysis gives the same text.
 */
final class SidecarJson {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final int LABELS = 5;

  private SidecarJson() {}

  static String of(AudioFile file, TrackAnalyser.Analysis analysis) {
    TrackPrediction prediction = analysis.prediction();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("schema", "cratetag-sidecar/1");
    members.put("file", file.path().getFileName().toString());
    members.putAll(PredictionJson.shown(prediction));
    members.put("tempoConfidence", rounded(analysis.sound().tempo().confidence()));
    analysis.key().ifPresent(key -> members.put("keyEstimate", key(key)));
    if (prediction.energy().isPresent()) {
      members.put("energyEstimate", energy(analysis));
    }
    if (!prediction.doubts().isEmpty()) {
      members.put("doubts", prediction.doubts());
    }
    members.put("scores", analysis.scores().stream().map(SidecarJson::scores).toList());
    try {
      return JSON.writeValueAsString(members) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of text and numbers are always JSON", e);
    }
  }

  private static Map<String, Object> energy(TrackAnalyser.Analysis analysis) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("loudnessDb", rounded(analysis.sound().loudnessDb()));
    analysis
        .rhythm()
        .ifPresent(rhythm -> members.put("onsetsASecond", rounded(rhythm.onsetsASecond())));
    members.put("brightnessHz", rounded(analysis.sound().brightnessHz()));
    return members;
  }

  private static Map<String, Object> key(KeyEstimate key) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("key", key.key().name());
    members.put("likeness", rounded(key.correlation()));
    members.put("lead", rounded(key.lead()));
    return members;
  }

  private static Map<String, Object> scores(TrackScores scores) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("pack", scores.pack());
    members.put("labels", top(scores.labels()));
    members.put("families", top(scores.families()));
    scores.doubt().ifPresent(doubt -> members.put("doubt", doubt));
    scores
        .domain()
        .ifPresent(
            domain ->
                members.put(
                    "domain",
                    Map.of(
                        "probability", rounded(domain.probability()),
                        "threshold", rounded(domain.threshold()))));
    return members;
  }

  private static List<Map<String, Object>> top(List<LabelScore> scores) {
    return scores.stream()
        .limit(LABELS)
        .map(
            score -> {
              Map<String, Object> members = new LinkedHashMap<>();
              members.put("label", score.label());
              members.put("probability", rounded(score.probability()));
              members.put("threshold", rounded(score.threshold()));
              return members;
            })
        .toList();
  }

  private static double rounded(double value) {
    return Math.round(value * 1_000) / 1_000d;
  }
}
