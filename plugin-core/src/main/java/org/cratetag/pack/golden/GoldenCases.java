package org.cratetag.pack.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.cratetag.pack.json.JsonFields;
import org.cratetag.pack.json.PackException;

/**
 * What {@code golden.json} says: front-end features, stored or made from a seed, and the calibrated
 * label probabilities, and of packs with a {@code PackDomain} its probability, that the pack must
 * give for them.
 *
 * @param cases at least one
 * @param tolerance largest absolute difference of a probability
 */
public record GoldenCases(List<GoldenCase> cases, double tolerance) {
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
      GoldenCase plain = new GoldenCase(inputs(each), each.numbers("probabilities"));
      cases.add(each.has("domain") ? plain.withDomain(each.number("domain")) : plain);
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
      write(each.inputs(), node);
      ArrayNode probabilities = node.putArray("probabilities");
      for (double value : each.probabilities()) {
        probabilities.add(value);
      }
      each.domain().ifPresent(domain -> node.put("domain", domain));
      try {
        lines.add(JsonFields.MAPPER.writeValueAsString(node));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("a tree of plain values did not serialise", e);
      }
    }
    return "{\"tolerance\":" + tolerance + ",\"cases\":[\n" + String.join(",\n", lines) + "\n]}\n";
  }

  /** A single vector stands as {@code features}, anything else in the list {@code inputs}. */
  private static List<GoldenInput> inputs(JsonFields fields) throws PackException {
    try {
      if (!fields.has("inputs")) {
        float[] values = floats(fields, "features");
        return List.of(new GoldenInput.Stored(List.of(values.length), values));
      }
      List<GoldenInput> inputs = new ArrayList<>();
      for (JsonFields each : fields.objects("inputs")) {
        List<Integer> shape = each.integers("shape");
        inputs.add(
            each.has("seed")
                ? new GoldenInput.Generated(
                    shape,
                    each.longInteger("seed"),
                    (float) each.number("low"),
                    (float) each.number("high"))
                : new GoldenInput.Stored(shape, floats(each, "values")));
      }
      return inputs;
    } catch (IllegalArgumentException e) {
      throw new PackException("golden.json: " + e.getMessage(), e);
    }
  }

  private static float[] floats(JsonFields fields, String name) throws PackException {
    double[] numbers = fields.numbers(name);
    float[] values = new float[numbers.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) numbers[i];
    }
    return values;
  }

  private static void write(List<GoldenInput> inputs, ObjectNode node) {
    if (inputs.size() == 1
        && inputs.get(0) instanceof GoldenInput.Stored vector
        && vector.shape().size() == 1) {
      write(vector.values(), node.putArray("features"));
      return;
    }
    for (GoldenInput input : inputs) {
      ObjectNode each = node.withArray("inputs").addObject();
      input.shape().forEach(each.putArray("shape")::add);
      if (input instanceof GoldenInput.Generated generated) {
        each.put("seed", generated.seed()).put("low", generated.low());
        each.put("high", generated.high());
      } else {
        write(((GoldenInput.Stored) input).values(), each.putArray("values"));
      }
    }
  }

  private static void write(float[] values, ArrayNode array) {
    for (float value : values) {
      array.add(value);
    }
  }
}
