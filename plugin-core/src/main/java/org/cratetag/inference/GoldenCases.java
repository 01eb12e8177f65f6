package org.cratetag.inference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code golden.json} says: front-end features and the calibrated label probabilities that the
 * pack must give for them.
 *
 * @param cases at least one
 * @param tolerance largest absolute difference of a probability
 */
public record GoldenCases(List<GoldenCase> cases, double tolerance) {
  /** Checks and copies the values. */
  public GoldenCases {
    cases = List.copyOf(cases);
    if (cases.isEmpty()) {
      throw new IllegalArgumentException("cases is empty");
    }
    if (!(tolerance > 0 && tolerance <= 0.01)) {
      throw new IllegalArgumentException("tolerance must be within (0, 0.01], found " + tolerance);
    }
  }

  /**
   * Reads the cases.
   *
   * @throws PackException naming the field that is missing or wrong
   */
  public static GoldenCases fromJson(String json) throws PackException {
    JsonFields root = JsonFields.parse("golden.json", json);
    List<GoldenCase> cases = new ArrayList<>();
    for (JsonFields each : root.objects("cases")) {
      double[] features = each.numbers("features");
      float[] values = new float[features.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) features[i];
      }
      cases.add(new GoldenCase(values, each.numbers("probabilities")));
    }
    try {
      return new GoldenCases(cases, root.number("tolerance"));
    } catch (IllegalArgumentException e) {
      throw new PackException("golden.json: " + e.getMessage(), e);
    }
  }

  /** The cases as JSON, one line a case. */
  public String toJson() {
    List<String> lines = new ArrayList<>();
    for (GoldenCase each : cases) {
      ObjectNode node = JsonFields.MAPPER.createObjectNode();
      ArrayNode features = node.putArray("features");
      for (float value : each.features()) {
        features.add(value);
      }
      ArrayNode probabilities = node.putArray("probabilities");
      for (double value : each.probabilities()) {
        probabilities.add(value);
      }
      try {
        lines.add(JsonFields.MAPPER.writeValueAsString(node));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("a tree of plain values did not serialise", e);
      }
    }
    return "{\"tolerance\":" + tolerance + ",\"cases\":[\n" + String.join(",\n", lines) + "\n]}\n";
  }
}
