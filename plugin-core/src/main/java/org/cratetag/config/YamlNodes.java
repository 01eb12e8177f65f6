package org.cratetag.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Makes YAML nodes of what stands in the environment, each marked with its variable. */
final class YamlNodes {
  private YamlNodes() {}

  /** What stands in another file than what is around it. */
  static final class InFile extends MappingNode {
    private final Path file;

    InFile(Path file, MappingNode content) {
      super(
          content.getTag(),
          true,
          content.getValue(),
          content.getStartMark(),
          content.getEndMark(),
          FlowStyle.BLOCK);
      this.file = file;
    }

    Path file() {
      return file;
    }
  }

  static Node text(String text, Mark mark) {
    return new ScalarNode(Tag.STR, text, mark, mark, ScalarStyle.PLAIN);
  }

  static Node list(List<String> texts, Mark mark) {
    List<Node> items = new ArrayList<>();
    texts.forEach(text -> items.add(text(text, mark)));
    return new SequenceNode(Tag.SEQ, true, items, mark, mark, FlowStyle.FLOW);
  }

  /**
   * What a text says as YAML.
   *
   * @throws YAMLException when it is none
   */
  static Node yaml(String text, Mark mark) {
    Node node = new Yaml(new LoaderOptions()).compose(new java.io.StringReader(text));
    return node == null ? text("", mark) : marked(node, mark, new IdentityHashMap<>());
  }

  private static Node marked(Node node, Mark mark, Map<Node, Node> done) {
    if (done.containsKey(node)) {
      throw new YAMLException("a value that holds itself");
    }
    done.put(node, node);
    Node copy = node;
    if (node instanceof ScalarNode scalar) {
      copy = new ScalarNode(scalar.getTag(), scalar.getValue(), mark, mark, ScalarStyle.PLAIN);
    } else if (node instanceof SequenceNode sequence) {
      List<Node> items = new ArrayList<>();
      sequence.getValue().forEach(item -> items.add(marked(item, mark, done)));
      copy = new SequenceNode(node.getTag(), true, items, mark, mark, FlowStyle.FLOW);
    } else if (node instanceof MappingNode mapping) {
      List<NodeTuple> tuples = new ArrayList<>();
      for (NodeTuple tuple : mapping.getValue()) {
        tuples.add(
            new NodeTuple(
                marked(tuple.getKeyNode(), mark, done), marked(tuple.getValueNode(), mark, done)));
      }
      copy = new MappingNode(node.getTag(), true, tuples, mark, mark, FlowStyle.FLOW);
    }
    done.remove(node);
    return copy;
  }

  /** A mapping with one more key, or another value under it. */
  static MappingNode with(MappingNode mapping, String key, Node value) {
    List<NodeTuple> tuples = new ArrayList<>();
    boolean replaced = false;
    for (NodeTuple tuple : mapping.getValue()) {
      boolean same = tuple.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key);
      tuples.add(same ? new NodeTuple(tuple.getKeyNode(), value) : tuple);
      replaced |= same;
    }
    if (!replaced) {
      tuples.add(new NodeTuple(text(key, value.getStartMark()), value));
    }
    return new MappingNode(
        Tag.MAP, true, tuples, mapping.getStartMark(), mapping.getEndMark(), FlowStyle.BLOCK);
  }

  /** A mapping without keys. */
  static MappingNode empty(Mark mark) {
    return new MappingNode(Tag.MAP, true, new ArrayList<>(), mark, mark, FlowStyle.BLOCK);
  }
}
