package org.cratetag.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cratetag.config.keys.Key;
import org.cratetag.config.keys.Keys;
import org.cratetag.config.keys.Shape;
import org.cratetag.config.keys.Spelling;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Lays environment variables over what a file says. A variable is called {@code CRATETAG_} and the
 * keys on the way to its value, in capitals, with {@code _} for whatever is no letter or digit and
 * between keys. A list is its values with commas between them, or each by its number; values by
 * name are written as YAML in braces.
 */
final class EnvironmentValues {
  static final String PREFIX = "CRATETAG_";

  /** Variables of ours that are no settings. */
  private static final Set<String> OTHERS =
      Set.of(
          "CRATETAG_HOME",
          "CRATETAG_TERMINALS",
          "CRATETAG_JAVA_OPTS",
          "CRATETAG_LAUNCHER",
          "CRATETAG_ADD_ONS",
          "CRATETAG_LOADED",
          "CRATETAG_MUSICNN",
          LedgerSettings.PASSWORD_VARIABLE);

  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, Map<Integer, String>> lists = new TreeMap<>();

  /**
   * A value's place.
   *
   * @param way names of keys
   * @param shape of the value
   * @param index in a list; empty for all of the value
   */
  private record Target(List<String> way, Shape shape, Optional<Integer> index) {
    Target below(String name) {
      List<String> longer = new ArrayList<>(List.of(name));
      longer.addAll(way);
      return new Target(longer, shape, index);
    }
  }

  /** What is wrong with the variables. */
  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /**
   * With what the variables say.
   *
   * @param file what the file says
   */
  MappingNode over(MappingNode file, Map<String, String> environment) {
    MappingNode root = file;
    for (Map.Entry<String, String> variable : new TreeMap<>(environment).entrySet()) {
      String name = variable.getKey();
      if (name.startsWith(PREFIX) && !OTHERS.contains(name)) {
        root = over(root, name, variable.getValue());
      }
    }
    return root;
  }

  private MappingNode over(MappingNode root, String variable, String value) {
    String rest = variable.substring(PREFIX.length());
    Optional<Target> target = find(Keys.ALL, rest, Optional.of(root));
    if (target.isEmpty()) {
      problems.add(new Problem(variable, unknown(rest), false));
      return root;
    }
    Mark mark = new Mark(variable, 0, 0, 0, new int[0], 0);
    try {
      return set(root, Keys.ALL, target.get().way(), node(target.get(), value, mark), mark);
    } catch (YAMLException e) {
      problems.add(
          new Problem(
              variable,
              "not valid YAML: "
                  + e.getMessage().lines().findFirst().orElse("")
                  + "; write {name: value, ...}",
              true));
      return root;
    }
  }

  private static String unknown(String rest) {
    List<String> known = Keys.ALL.keys().stream().map(Key::inVariable).toList();
    return "stands for no setting and is not heeded"
        + Spelling.guess(rest, known)
            .map(guess -> "; did you mean " + PREFIX + guess + "?")
            .orElse("; 'cratetag config show' names those that are set");
  }

  private Node node(Target target, String value, Mark mark) {
    if (target.index().isPresent()) {
      Map<Integer, String> items =
          lists.computeIfAbsent(String.join("\0", target.way()), any -> new TreeMap<>());
      items.put(target.index().get(), value);
      return YamlNodes.list(List.copyOf(items.values()), mark);
    }
    if (target.shape() instanceof Shape.ListOf) {
      List<String> items = new ArrayList<>();
      for (String item : value.split(",", -1)) {
        items.add(item.strip());
      }
      return YamlNodes.list(value.isBlank() ? List.of() : items, mark);
    }
    boolean braces =
        target.shape() instanceof Shape.MapOf
            || target.shape() instanceof Shape.Section
            || target.shape() instanceof Shape.Foreign
            || target.shape() instanceof Shape.Named && value.strip().startsWith("{");
    return braces ? YamlNodes.yaml(value, mark) : YamlNodes.text(value, mark);
  }

  private static Optional<Target> find(Shape shape, String rest, Optional<MappingNode> there) {
    if (rest.isEmpty()) {
      return Optional.of(new Target(List.of(), shape, Optional.empty()));
    }
    if (shape instanceof Shape.Section section) {
      return inSection(section, rest, there);
    }
    if (shape instanceof Shape.Named named) {
      return inNamed(named, rest, there);
    }
    boolean isIndex = shape instanceof Shape.ListOf && rest.matches("[0-9]{1,4}");
    return isIndex
        ? Optional.of(new Target(List.of(), shape, Optional.of(Integer.parseInt(rest))))
        : Optional.empty();
  }

  private static Optional<Target> inSection(
      Shape.Section section, String rest, Optional<MappingNode> there) {
    return section.keys().stream()
        .sorted(Comparator.comparingInt((Key key) -> key.name().length()).reversed())
        .flatMap(
            key ->
                below(rest, key.inVariable())
                    .flatMap(left -> find(key.shape(), left, member(there, key.name())))
                    .map(target -> target.below(key.name()))
                    .stream())
        .findFirst();
  }

  /** A name may hold what separates keys: the shortest that leaves a key counts. */
  private static Optional<Target> inNamed(
      Shape.Named named, String rest, Optional<MappingNode> there) {
    for (int end = rest.indexOf('_'); end > 0; end = rest.indexOf('_', end + 1)) {
      String name = nameOf(rest.substring(0, end), there);
      Optional<Target> target =
          inSection(named.section(), rest.substring(end + 1), member(there, name));
      if (target.isPresent()) {
        return target.map(found -> found.below(name));
      }
    }
    return Optional.of(
        new Target(List.of(nameOf(rest, there)), named.onlyKey().shape(), Optional.empty()));
  }

  private static Optional<String> below(String rest, String key) {
    if (rest.equals(key)) {
      return Optional.of("");
    }
    return rest.startsWith(key + "_")
        ? Optional.of(rest.substring(key.length() + 1))
        : Optional.empty();
  }

  /** The name as the file has it, if it has it. */
  private static String nameOf(String capitals, Optional<MappingNode> there) {
    return there.stream()
        .flatMap(mapping -> mapping.getValue().stream())
        .map(NodeTuple::getKeyNode)
        .filter(ScalarNode.class::isInstance)
        .map(key -> ((ScalarNode) key).getValue())
        .filter(name -> Key.inVariable(name).equals(capitals))
        .findFirst()
        .orElse(capitals.toLowerCase(java.util.Locale.ROOT));
  }

  private static Optional<MappingNode> member(Optional<MappingNode> mapping, String key) {
    return mapping.stream()
        .flatMap(found -> found.getValue().stream())
        .filter(
            tuple -> tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key))
        .map(NodeTuple::getValueNode)
        .filter(MappingNode.class::isInstance)
        .map(MappingNode.class::cast)
        .findFirst();
  }

  /** Sections on the way are made; a plain value on the way stays, as the section's own key. */
  private static MappingNode set(
      MappingNode mapping, Shape shape, List<String> way, Node value, Mark mark) {
    String name = way.get(0);
    if (way.size() == 1) {
      return YamlNodes.with(mapping, name, value);
    }
    MappingNode below =
        member(Optional.of(mapping), name).orElseGet(() -> section(mapping, shape, name, mark));
    return YamlNodes.with(
        mapping,
        name,
        set(below, shapeBelow(shape, name), way.subList(1, way.size()), value, mark));
  }

  private static Shape shapeBelow(Shape shape, String name) {
    return shape instanceof Shape.Named named
        ? named.section()
        : ((Shape.Section) shape).find(name).orElseThrow().shape();
  }

  /** {@code music: /srv/music} becomes a section when a variable says more of it. */
  private static MappingNode section(MappingNode mapping, Shape shape, String key, Mark mark) {
    MappingNode empty = YamlNodes.empty(mark);
    for (NodeTuple tuple : mapping.getValue()) {
      boolean same = tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key);
      if (same
          && shape instanceof Shape.Named named
          && tuple.getValueNode() instanceof ScalarNode plain
          && !plain.getValue().isEmpty()) {
        return YamlNodes.with(empty, named.only(), plain);
      }
    }
    return empty;
  }
}
