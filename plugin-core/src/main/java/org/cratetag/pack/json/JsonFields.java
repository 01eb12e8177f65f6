package org.cratetag.pack.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** A JSON object whose fields must be there and of the right kind; refusals name the field. */
public final class JsonFields {
  public static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final String path;
  private final JsonNode node;

  private JsonFields(String path, JsonNode node) {
    this.path = path;
    this.node = node;
  }

  /** Parses a file's text; the file name begins every refusal. */
  public static JsonFields parse(String file, String json) throws PackException {
    JsonNode root;
    try {
      root = MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new PackException(file + " is not JSON: " + e.getOriginalMessage(), e);
    }
    if (!root.isObject()) {
      throw new PackException(file + " holds no JSON object");
    }
    return new JsonFields(file + ": ", root);
  }

  public String text(String name) throws PackException {
    return required(name, JsonNode::isTextual, "a text").textValue();
  }

  public double number(String name) throws PackException {
    double value = required(name, JsonNode::isNumber, "a number").doubleValue();
    if (!Double.isFinite(value)) {
      throw new PackException(path + name + " is too large a number");
    }
    return value;
  }

  public int integer(String name) throws PackException {
    return required(name, n -> n.isIntegralNumber() && n.canConvertToInt(), "a whole number")
        .intValue();
  }

  public boolean bool(String name) throws PackException {
    return required(name, JsonNode::isBoolean, "true or false").booleanValue();
  }

  public long longInteger(String name) throws PackException {
    return required(name, n -> n.isIntegralNumber() && n.canConvertToLong(), "a whole number")
        .longValue();
  }

  public JsonFields object(String name) throws PackException {
    return new JsonFields(path + name + ".", required(name, JsonNode::isObject, "an object"));
  }

  public List<JsonFields> objects(String name) throws PackException {
    List<JsonFields> objects = new ArrayList<>();
    for (JsonNode element : array(name, JsonNode::isObject, "an object")) {
      objects.add(new JsonFields(path + name + "[" + objects.size() + "].", element));
    }
    return objects;
  }

  public List<String> texts(String name) throws PackException {
    return array(name, JsonNode::isTextual, "a text").stream().map(JsonNode::textValue).toList();
  }

  public List<Integer> integers(String name) throws PackException {
    return array(name, n -> n.isIntegralNumber() && n.canConvertToInt(), "a whole number").stream()
        .map(JsonNode::intValue)
        .toList();
  }

  public List<Long> longs(String name) throws PackException {
    return array(name, n -> n.isIntegralNumber() && n.canConvertToLong(), "a whole number").stream()
        .map(JsonNode::longValue)
        .toList();
  }

  public double[] numbers(String name) throws PackException {
    return array(name, n -> n.isNumber() && Double.isFinite(n.doubleValue()), "a number").stream()
        .mapToDouble(JsonNode::doubleValue)
        .toArray();
  }

  public Map<String, String> textsByName(String name) throws PackException {
    JsonFields inner = object(name);
    Map<String, String> texts = new LinkedHashMap<>();
    for (String key : inner.names()) {
      texts.put(key, inner.text(key));
    }
    return texts;
  }

  public Map<String, Double> numbersByName(String name) throws PackException {
    JsonFields inner = object(name);
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (String key : inner.names()) {
      numbers.put(key, inner.number(key));
    }
    return numbers;
  }

  public boolean has(String name) {
    return node.has(name);
  }

  /** The object, or nothing where the field is {@code null}; it must be there. */
  public Optional<JsonFields> objectOrNull(String name) throws PackException {
    JsonNode value = required(name, n -> n.isNull() || n.isObject(), "an object or null");
    return value.isNull() ? Optional.empty() : Optional.of(object(name));
  }

  /** The number, or nothing where the field is {@code null}; it must be there. */
  public OptionalDouble numberOrNull(String name) throws PackException {
    JsonNode value = required(name, n -> n.isNull() || n.isNumber(), "a number or null");
    return value.isNull() ? OptionalDouble.empty() : OptionalDouble.of(number(name));
  }

  /** A refusal of one of this object's fields. */
  public PackException refuse(String name, String what) {
    return new PackException(path + name + " " + what);
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private List<JsonNode> array(String name, Predicate<JsonNode> kind, String kindName)
      throws PackException {
    List<JsonNode> elements = new ArrayList<>();
    for (JsonNode element : required(name, JsonNode::isArray, "a list")) {
      if (!kind.test(element)) {
        throw new PackException(
            path + name + "[" + elements.size() + "] must be " + kindName + found(element));
      }
      elements.add(element);
    }
    return elements;
  }

  private JsonNode required(String name, Predicate<JsonNode> kind, String kindName)
      throws PackException {
    JsonNode value = node.get(name);
    if (value == null) {
      throw new PackException(path + name + " is missing");
    }
    if (!kind.test(value)) {
      throw new PackException(path + name + " must be " + kindName + found(value));
    }
    return value;
  }

  private static String found(JsonNode value) {
    String text = value.toString();
    return ", found " + (text.length() > 60 ? text.substring(0, 60) + "..." : text);
  }
}
