package org.cratetag.ledger.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.json.PredictionJson;

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
    return write(PredictionJson.exact(prediction));
  }

  public static TrackPrediction toPrediction(String json) {
    return PredictionJson.read(read(json));
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

  private static List<String> toTexts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.asText()));
    return texts;
  }
}
