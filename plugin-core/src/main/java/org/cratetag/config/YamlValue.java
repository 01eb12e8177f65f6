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

  private YamlValue(Path file, String name, Node node) {
    this.file = file;
    this.name = name;
    this.node = node;
  }

  /**
   * The file's content; empty when it says nothing.
   *
   * @throws ConfigException when it is missing, cannot be read or is no YAML
   */
  static Optional<YamlValue> read(Path file) throws ConfigException {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new ConfigException(file + ": too large for a configuration file");
      }
      // Composing makes no objects of what the file says, unlike loading.
      Node root = new Yaml(new LoaderOptions()).compose(new StringReader(Files.readString(file)));
      return Optional.ofNullable(root)
          .filter(node -> !node.getTag().equals(Tag.NULL))
          .map(node -> new YamlValue(file, "the file", node));
    } catch (NoSuchFileException e) {
      throw new ConfigException("no such configuration file: " + file, e);
    } catch (CharacterCodingException e) {
      throw new ConfigException(file + ": not UTF-8; save it as UTF-8", e);
    } catch (IOException e) {
      throw new ConfigException(file + ": cannot be read: " + e.getMessage(), e);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new ConfigException(file + " line " + line + ": not valid YAML: " + e.getProblem(), e);
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

  /** The texts of a list, which may also be one text with commas. */
  List<String> texts() throws ConfigException {
    if (node instanceof ScalarNode) {
      return List.of(text().split(",", -1));
    }
    List<String> texts = new ArrayList<>();
    for (YamlValue value : list()) {
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
    return new ConfigException(place() + ": " + reason);
  }

  /** File and line. */
  String place() {
    return file + " line " + (node.getStartMark().getLine() + 1);
  }
}
