package org.cratetag.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.TrackPrediction;

/** What was decided of a track, as the members of a JSON object. */
public final class PredictionJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private PredictionJson() {}

  /**
   * As it is shown: {@code genre} and {@code subgenre} with confidences to three decimals, and
   * {@code bpm} to two where there is one.
   */
  public static Map<String, Object> shown(TrackPrediction prediction) {
    return members(prediction, confidence -> rounded(confidence, 1_000), bpm -> rounded(bpm, 100));
  }

  /** As it is remembered: the same in full precision, with {@code packs} and {@code doubts}. */
  public static ObjectNode exact(TrackPrediction prediction) {
    Map<String, Object> members =
        members(prediction, DoubleUnaryOperator.identity(), DoubleUnaryOperator.identity());
    members.put("packs", prediction.packs());
    members.put("doubts", prediction.doubts());
    return MAPPER.valueToTree(members);
  }

  /** What {@link #exact} has written; unknown members are ignored, missing ones are empty. */
  public static TrackPrediction read(JsonNode node) {
    return new TrackPrediction(
        readLabels(node.path("genre")),
        readLabels(node.path("subgenre")),
        node.has("bpm") ? OptionalDouble.of(node.get("bpm").asDouble()) : OptionalDouble.empty(),
        readTexts(node.path("packs")),
        readTexts(node.path("doubts")),
        Optional.ofNullable(node.get("key")).map(JsonNode::asText),
        node.has("energy") ? OptionalInt.of(node.get("energy").asInt()) : OptionalInt.empty());
  }

  private static Map<String, Object> members(
      TrackPrediction prediction, DoubleUnaryOperator confidence, DoubleUnaryOperator bpm) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("genre", labels(prediction.genre(), confidence));
    members.put("subgenre", labels(prediction.subgenre(), confidence));
    prediction.bpm().ifPresent(value -> members.put("bpm", bpm.applyAsDouble(value)));
    prediction.key().ifPresent(key -> members.put("key", key));
    prediction.energy().ifPresent(energy -> members.put("energy", energy));
    return members;
  }

  private static List<Map<String, Object>> labels(
      List<DecidedLabel> labels, DoubleUnaryOperator confidence) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (DecidedLabel label : labels) {
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("label", label.label());
      label.family().ifPresent(family -> members.put("family", family));
      members.put("confidence", confidence.applyAsDouble(label.confidence()));
      all.add(members);
    }
    return all;
  }

  private static List<DecidedLabel> readLabels(JsonNode array) {
    List<DecidedLabel> labels = new ArrayList<>();
    for (JsonNode node : array) {
      labels.add(
          new DecidedLabel(
              node.path("label").asText(),
              Optional.ofNullable(node.get("family")).map(JsonNode::asText),
              node.path("confidence").asDouble()));
    }
    return labels;
  }

  private static List<String> readTexts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.asText()));
    return texts;
  }

  private static double rounded(double value, int steps) {
    return Math.round(value * steps) / (double) steps;
  }
}
