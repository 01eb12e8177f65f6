package org.cratetag.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cratetag.config.keys.Keys;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** What the configuration file and the environment say, before anybody asks what it means. */
public final class ConfigTree {
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
    EnvironmentValues values = new EnvironmentValues();
    Node all = said instanceof MappingNode mapping ? values.over(mapping, environment) : said;
    return new ConfigTree(file, new YamlValue(file, "the file", all), values.problems());
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
