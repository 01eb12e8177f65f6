package org.cratetag.ledger.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackPrediction;

/** Values of several parts as the JSON of one column. Unknown fields are ignored when read. */
public final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static String write(JsonNode node) {
    return node.toString();
  }

  public static JsonNode read(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new LedgerException("not the JSON that a ledger holds: " + e.getOriginalMessage(), e);
    }
  }

  public static String ofCounts(Map<String, Integer> counts) {
    ObjectNode node = object();
    counts.forEach(node::put);
    return write(node);
  }

  public static Map<String, Integer> toCounts(String json) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    read(json).properties().forEach(field -> counts.put(field.getKey(), field.getValue().asInt()));
    return counts;
  }

  public static String ofPrediction(TrackPrediction prediction) {
    ObjectNode node = object();
    node.set("genre", ofLabels(prediction.genre()));
    node.set("subgenre", ofLabels(prediction.subgenre()));
    prediction.bpm().ifPresent(bpm -> node.put("bpm", bpm));
    prediction.packs().forEach(node.putArray("packs")::add);
    prediction.doubts().forEach(node.putArray("doubts")::add);
    return write(node);
  }

  public static TrackPrediction toPrediction(String json) {
    JsonNode node = read(json);
    return new TrackPrediction(
        toLabels(node.path("genre")),
        toLabels(node.path("subgenre")),
        node.has("bpm") ? OptionalDouble.of(node.get("bpm").asDouble()) : OptionalDouble.empty(),
        toTexts(node.path("packs")),
        toTexts(node.path("doubts")));
  }

  public static ObjectNode ofTags(TagValues tags) {
    ObjectNode node = object();
    tags.fields().forEach((field, values) -> values.forEach(node.putArray(field.name())::add));
    return node;
  }

  public static TagValues toTags(JsonNode node) {
    Map<TagField, List<String>> fields = new LinkedHashMap<>();
    node.properties()
        .forEach(field -> fields.put(TagField.valueOf(field.getKey()), toTexts(field.getValue())));
    return new TagValues(fields);
  }

  private static ArrayNode ofLabels(List<DecidedLabel> labels) {
    ArrayNode array = MAPPER.createArrayNode();
    for (DecidedLabel label : labels) {
      ObjectNode node = array.addObject().put("label", label.label());
      label.family().ifPresent(family -> node.put("family", family));
      node.put("confidence", label.confidence());
    }
    return array;
  }

  private static List<DecidedLabel> toLabels(JsonNode array) {
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

  private static List<String> toTexts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.asText()));
    return texts;
  }
}
