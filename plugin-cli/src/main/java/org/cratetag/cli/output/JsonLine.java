package org.cratetag.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Values as one line of JSON. */
public final class JsonLine {
  /** A member with this value is {@code null}; one that is a Java null is left out. */
  public static final Object NULL = new Object();

  private static final JsonFactory FACTORY = new JsonFactory();

  /** Of {@link Map#of()}, whose order differs from run to run. */
  private static final Class<?> UNORDERED = Map.of().getClass();

  private JsonLine() {}

  /**
   * One object, its members in the map's order, or by name where a map has none. Control characters
   * and everything that some reader takes for the end of a line are escaped.
   *
   * @param members maps, iterables, strings, numbers, booleans and optionals, nested as you like;
   *     anything else is written as its text. A member that is an empty optional is left out; a
   *     number that is not finite is null
   */
  static String of(Map<String, ?> members) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      write(json, members);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return escapeLineEnds(text.toString());
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Map<?, ?> members) {
      json.writeStartObject();
      for (Map.Entry<?, ?> member : ordered(members).entrySet()) {
        if (!isAbsent(member.getValue())) {
          json.writeFieldName(member.getKey().toString());
          write(json, member.getValue());
        }
      }
      json.writeEndObject();
    } else if (value instanceof Iterable<?> items && !(value instanceof java.nio.file.Path)) {
      json.writeStartArray();
      for (Object item : items) {
        write(json, item);
      }
      json.writeEndArray();
    } else if (value instanceof Optional<?> optional) {
      write(json, optional.orElse(null));
    } else if (value instanceof OptionalDouble optional) {
      write(json, optional.isPresent() ? optional.getAsDouble() : null);
    } else {
      writeScalar(json, value);
    }
  }

  private static Map<?, ?> ordered(Map<?, ?> members) {
    return UNORDERED.isInstance(members) ? new TreeMap<>(members) : members;
  }

  private static void writeScalar(JsonGenerator json, Object value) throws IOException {
    if (value == null || value == NULL) {
      json.writeNull();
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Number number) {
      writeNumber(json, number);
    } else {
      json.writeString(value.toString());
    }
  }

  private static void writeNumber(JsonGenerator json, Number number) throws IOException {
    if (number instanceof BigDecimal decimal) {
      json.writeNumber(decimal);
    } else if (number instanceof Float single && Float.isFinite(single)) {
      json.writeNumber(single);
    } else if (number instanceof Double || number instanceof Float) {
      if (Double.isFinite(number.doubleValue())) {
        json.writeNumber(number.doubleValue());
      } else {
        json.writeNull();
      }
    } else {
      json.writeNumber(number.longValue());
    }
  }

  private static boolean isAbsent(Object value) {
    return value == null
        || value instanceof Optional<?> optional && optional.isEmpty()
        || value instanceof OptionalDouble number && number.isEmpty();
  }

  /** Outside of strings JSON is plain ASCII, so what is replaced here is inside of one. */
  private static String escapeLineEnds(String json) {
    StringBuilder escaped = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c >= 0x7f && c <= 0x9f || c == 0x2028 || c == 0x2029) {
        escaped.append(String.format("\\u%04x", (int) c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
