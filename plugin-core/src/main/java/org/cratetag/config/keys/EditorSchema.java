package org.cratetag.config.keys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The table of keys as a JSON schema (draft 7), by which editors check and complete the file. */
public final class EditorSchema {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private EditorSchema() {}

  /** The schema, as the text of a file. */
  public static String text() {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("$schema", "http://json-schema.org/draft-07/schema#");
    root.put("title", "Settings of Cratetag");
    root.setAll(of(Keys.ALL));
    try {
      return MAPPER.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a schema that cannot be written", e);
    }
  }

  private static ObjectNode of(Shape shape) {
    ObjectNode node = MAPPER.createObjectNode();
    if (shape instanceof Shape.Choice choice) {
      ArrayNode words = node.putArray("enum");
      choice.words().forEach(words::add);
    } else if (shape instanceof Shape.Whole whole) {
      node.put("type", "integer").put("minimum", whole.least()).put("maximum", whole.most());
    } else if (shape instanceof Shape.Decimal decimal) {
      node.put("type", "number").put("minimum", decimal.least()).put("maximum", decimal.most());
    } else if (shape instanceof Shape.Text text) {
      text(node, text.meaning());
    } else if (shape instanceof Shape.ListOf list) {
      ArrayNode either = node.putArray("anyOf");
      either.addObject().put("type", "array").set("items", of(list.item()));
      either.addObject().put("type", "string");
    } else if (shape instanceof Shape.MapOf map) {
      node.put("type", "object").set("additionalProperties", of(map.value()));
    } else if (shape instanceof Shape.Section section) {
      section(node, section);
    } else if (shape instanceof Shape.Named named) {
      named(node, named);
    } else if (shape instanceof Shape.Foreign) {
      node.put("type", "object").putObject("additionalProperties").put("type", "object");
    }
    return node;
  }

  /** Words that YAML takes for numbers or truth are texts all the same. */
  private static void text(ObjectNode node, Meaning meaning) {
    switch (meaning) {
      case PATH -> node.put("type", "string").put("pattern", "^/");
      case LEDGER_URL -> node.put("type", "string").put("pattern", "^jdbc:postgresql:");
      case SERVER_URL -> node.put("type", "string").put("pattern", "^(https?|mpd)://");
      case SCHEDULE, HOURS, PATTERN, SEPARATOR -> node.put("type", "string");
      default -> node.putArray("type").add("string").add("number").add("boolean");
    }
  }

  private static void section(ObjectNode node, Shape.Section section) {
    node.put("type", "object").put("additionalProperties", false);
    ObjectNode properties = node.putObject("properties");
    for (Key key : section.keys()) {
      ObjectNode property = of(key.shape());
      String standard = key.standard().isEmpty() ? "" : " Default: " + key.standard() + ".";
      property.put("description", key.about() + standard);
      properties.set(key.name(), property);
    }
  }

  private static void named(ObjectNode node, Shape.Named named) {
    node.put("type", "object");
    node.putObject("propertyNames").put("pattern", "^[A-Za-z0-9][A-Za-z0-9_.-]*$");
    ArrayNode either = node.putObject("additionalProperties").putArray("anyOf");
    ObjectNode section = of(named.section());
    section.putArray("required").add(named.only());
    either.add(section);
    either.add(of(named.onlyKey().shape()));
  }
}
