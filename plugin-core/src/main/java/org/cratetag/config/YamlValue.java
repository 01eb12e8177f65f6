package org.cratetag.config;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A value in a YAML file that knows its line, so that an error can say where it is. */
final class YamlValue {
  private static final long MAX_BYTES = 1 << 20;

  private final Path file;
  private final String name;
  private final Node node;

  YamlValue(Path file, String name, Node node) {
    this.file = node instanceof YamlNodes.InFile other ? other.file() : file;
    this.name = name;
    this.node = node;
  }

  /**
   * The file's content; empty when it says nothing.
   *
   * @throws ConfigException when it is missing, cannot be read or is no YAML
   */
  static Optional<Node> compose(Path file) throws ConfigException {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new ConfigException(file + ": too large for a configuration file");
      }
      // Composing makes no objects of what the file says, unlike loading.
      Node root = new Yaml(new LoaderOptions()).compose(new StringReader(Files.readString(file)));
      return Optional.ofNullable(root).filter(node -> !node.getTag().equals(Tag.NULL));
    } catch (NoSuchFileException e) {
      throw new ConfigException("no such configuration file: " + file, e);
    } catch (CharacterCodingException e) {
      throw new ConfigException(file + ": not UTF-8; save it as UTF-8", e);
    } catch (IOException e) {
      throw new ConfigException(file + ": cannot be read: " + e.getMessage(), e);
    } catch (MarkedYAMLException e) {
      throw new ConfigException(
          YamlFaults.findMark(e).map(mark -> place(file, mark)).orElse(file.toString())
              + ": not valid YAML: "
              + YamlFaults.words(e),
          e);
    } catch (YAMLException e) {
      throw new ConfigException(file + ": not valid YAML: " + e.getMessage(), e);
    }
  }

  /**
   * What stands under each key, in the file's order.
   *
   * @param example what was expected, for the error
   */
  Map<String, YamlValue> members(String example) throws ConfigException {
    if (node.getTag().equals(Tag.NULL)) {
      return Map.of();
    }
    if (!(node instanceof MappingNode mapping)) {
      throw wrong("expected lines like '" + example + "'");
    }
    Map<String, YamlValue> members = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = new YamlValue(file, "a name", tuple.getKeyNode()).text();
      YamlValue value = new YamlValue(file, key, tuple.getValueNode());
      if (members.put(key, value) != null) {
        throw new YamlValue(file, key, tuple.getKeyNode()).wrong("'" + key + "' is there twice");
      }
    }
    return members;
  }

  /**
   * A line.
   *
   * @param key as a text, wherever that is possible
   */
  record Entry(YamlValue key, YamlValue value) {}

  /** What stands under each key as it is in the file, be a key there twice or no text. */
  List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        Node key = tuple.getKeyNode();
        String text = key instanceof ScalarNode scalar ? scalar.getValue() : "a name";
        entries.add(
            new Entry(
                new YamlValue(file, text, key), new YamlValue(file, text, tuple.getValueNode())));
      }
    }
    return entries;
  }

  /** What a list holds; a single value is a list of one. */
  List<YamlValue> list() {
    List<YamlValue> values = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(item -> values.add(new YamlValue(file, name, item)));
    } else if (!node.getTag().equals(Tag.NULL)) {
      values.add(this);
    }
    return values;
  }

  /** The values of a list, which may also be one text with commas. */
  List<YamlValue> items() {
    if (!(node instanceof ScalarNode scalar) || isNothing() || !scalar.getValue().contains(",")) {
      return list();
    }
    List<YamlValue> items = new ArrayList<>();
    for (String part : scalar.getValue().split(",", -1)) {
      items.add(new YamlValue(file, name, YamlNodes.text(part.strip(), node.getStartMark())));
    }
    return items;
  }

  /** The texts of a list, which may also be one text with commas. */
  List<String> texts() throws ConfigException {
    List<String> texts = new ArrayList<>();
    for (YamlValue value : items()) {
      texts.add(value.text());
    }
    return texts;
  }

  /** The key that the value stands under. */
  String name() {
    return name;
  }

  /** A word or a line of text, as it is written: {@code no} is the text "no". */
  String text() throws ConfigException {
    if (node instanceof ScalarNode scalar && !node.getTag().equals(Tag.NULL)) {
      return scalar.getValue();
    }
    throw wrong("expected a word or text for " + name);
  }

  /** The text, if it is one. */
  Optional<String> findText() {
    return node instanceof ScalarNode scalar && !isNothing()
        ? Optional.of(scalar.getValue())
        : Optional.empty();
  }

  /** A whole number. */
  int wholeNumber() throws ConfigException {
    try {
      return Integer.parseInt(text());
    } catch (NumberFormatException e) {
      throw wrong("not a value for " + name + ": " + text());
    }
  }

  /** A finite number. */
  double number() throws ConfigException {
    String text = text();
    if (text.matches("[+-]?(\\d{1,9}(\\.\\d{0,9})?|\\.\\d{1,9})")) {
      return Double.parseDouble(text);
    }
    throw wrong("not a value for " + name + ": " + text);
  }

  /** Why this value cannot be used. */
  ConfigException wrong(String reason) {
    return new ConfigException(Problem.error(this, reason));
  }

  /** File, line and column, or the environment variable. */
  String place() {
    return place(file, node.getStartMark());
  }

  /** The same where the variable's names begin as {@link EnvironmentValues#PREFIX} says. */
  private static String place(Path file, Mark mark) {
    return mark.getName().startsWith(EnvironmentValues.PREFIX)
        ? mark.getName()
        : file + " line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
  }

  /** The same place with nothing there. */
  YamlValue nothing() {
    return new YamlValue(file, name, YamlNodes.empty(node.getStartMark()));
  }

  /** Whether nothing stands here. */
  boolean isNothing() {
    return node.getTag().equals(Tag.NULL);
  }

  /** Whether this is one value, and no list and no section. */
  boolean isPlain() {
    return node instanceof ScalarNode;
  }

  /** Whether this is a list. */
  boolean isList() {
    return node instanceof SequenceNode;
  }

  /** Whether lines with names stand here. */
  boolean isSection() {
    return node instanceof MappingNode;
  }
}
