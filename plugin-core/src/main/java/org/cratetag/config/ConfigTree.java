package org.cratetag.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cratetag.config.keys.Keys;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** What the configuration file and the environment say, before anybody asks what it means. */
public final class ConfigTree {
  /** Names a file that holds what would stand below {@link #LABELS}. */
  static final String TAXONOMY = "taxonomy";

  private static final String LABELS = "labels";

  private final Path file;
  private final YamlValue root;
  private final List<Problem> problems;

  private ConfigTree(Path file, YamlValue root, List<Problem> problems) {
    this.file = file;
    this.root = root;
    this.problems = List.copyOf(problems);
  }

  /**
   * Reads a file that must be there.
   *
   * @param environment the variables of the process
   * @throws ConfigException when it is missing, cannot be read, or is no YAML
   */
  public static ConfigTree read(Path file, Map<String, String> environment) throws ConfigException {
    return over(file, YamlValue.compose(file), environment);
  }

  /** The same, where no file is as good as an empty one. */
  public static ConfigTree readIfPresent(Path file, Map<String, String> environment)
      throws ConfigException {
    return Files.exists(file) ? read(file, environment) : over(file, Optional.empty(), environment);
  }

  private static ConfigTree over(Path file, Optional<Node> node, Map<String, String> environment) {
    Node said = node.orElseGet(() -> YamlNodes.empty(new Mark("", 0, 0, 0, new int[0], 0)));
    if (!(said instanceof MappingNode mapping)) {
      return new ConfigTree(file, new YamlValue(file, "the file", said), List.of());
    }
    EnvironmentValues values = new EnvironmentValues();
    MappingNode all = values.over(mapping, environment);
    List<Problem> problems = new ArrayList<>();
    try {
      all = withTaxonomy(all, new YamlValue(file, "the file", all));
    } catch (ConfigException e) {
      problems.add(e.problem());
    }
    problems.addAll(values.problems());
    return new ConfigTree(file, new YamlValue(file, "the file", all), problems);
  }

  /** With what the file of the user's words says, each word in its place there. */
  private static MappingNode withTaxonomy(MappingNode all, YamlValue root) throws ConfigException {
    Optional<YamlValue> value = find(root, TAXONOMY);
    Optional<Path> path = value.flatMap(ConfigTree::findPath);
    if (path.isEmpty()) {
      return all;
    }
    YamlValue at = value.get();
    Optional<YamlValue> labels = find(root, LABELS);
    if (labels.isPresent()) {
      throw at.wrong(
          "labels stand at " + labels.get().place() + " already; keep them there or in this file");
    }
    if (!Files.isRegularFile(path.get())) {
      throw at.wrong(
          Files.exists(path.get())
              ? path.get() + " is not a file"
              : "there is no file " + path.get());
    }
    Optional<Node> content;
    try {
      content = YamlValue.compose(path.get());
    } catch (ConfigException e) {
      throw at.wrong(e.getMessage());
    }
    if (content.isEmpty()) {
      return all;
    }
    if (content.get() instanceof MappingNode words) {
      return YamlNodes.with(all, LABELS, new YamlNodes.InFile(path.get(), words));
    }
    throw new YamlValue(path.get(), TAXONOMY, content.get())
        .wrong("expected lines like 'rename: {Drum & Bass: DnB}'");
  }

  private static Optional<YamlValue> find(YamlValue root, String key) {
    return root.entries().stream()
        .filter(entry -> entry.key().name().equals(key))
        .map(YamlValue.Entry::value)
        .findFirst();
  }

  /** A whole path; anything else is found wrong by the table of keys. */
  private static Optional<Path> findPath(YamlValue value) {
    try {
      return value.findText().map(Path::of).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The file, and those that it names as parts of it. */
  public List<Path> files() {
    return Stream.concat(
            Stream.of(file), find(root, TAXONOMY).flatMap(ConfigTree::findPath).stream())
        .toList();
  }

  /**
   * Labels of the user's rules that nobody says, each with its place; an error where something like
   * it is said.
   *
   * @param said labels and families of the packs
   * @param isAll whether nobody else says any
   */
  public List<Problem> listUnknownLabels(List<String> said, boolean isAll) {
    return find(root, LABELS)
        .map(labels -> LabelSettings.listUnknown(labels, said, isAll))
        .orElse(List.of());
  }

  /** The file, be it there or not. */
  public Path file() {
    return file;
  }

  /** All that is wrong, in the order of the file; what does not keep it from being used too. */
  public List<Problem> check() {
    List<Problem> all = new ArrayList<>(new KeyCheck().check(root, Keys.ALL));
    if (all.stream().noneMatch(Problem::isError)) {
      all.addAll(Configuration.findContradictions(this));
    }
    all.addAll(problems);
    return all;
  }

  /**
   * Checks.
   *
   * @throws ConfigException with the first thing that is wrong, and how many others are
   */
  void requireGood() throws ConfigException {
    List<Problem> errors = check().stream().filter(Problem::isError).toList();
    if (!errors.isEmpty()) {
      int others = errors.size() - 1;
      throw new ConfigException(
          errors.get(0)
              + (others == 0
                  ? ""
                  : " (and " + others + " more; 'cratetag config check' lists them)"));
    }
  }

  YamlValue root() {
    return root;
  }

  /** What stands under the keys; nothing where there are none. */
  Map<String, YamlValue> members() throws ConfigException {
    return root.members("profile: server");
  }
}
