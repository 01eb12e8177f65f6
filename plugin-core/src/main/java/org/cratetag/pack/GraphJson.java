package org.cratetag.pack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Windows;
import org.cratetag.pack.calibration.Aggregation;
import org.cratetag.pack.json.JsonFields;
import org.cratetag.pack.json.PackException;

/**
 * The graphs of a pack from and to JSON. One graph's fields stand in the manifest itself; several
 * stand in the list {@code graphs}, each with its weight.
 */
final class GraphJson {
  private GraphJson() {}

  static List<PackGraph> read(JsonFields root) throws PackException {
    if (!root.has("graphs")) {
      return List.of(graph(root, 1));
    }
    List<PackGraph> graphs = new ArrayList<>();
    for (JsonFields fields : root.objects("graphs")) {
      graphs.add(graph(fields, fields.number("weight")));
    }
    return graphs;
  }

  static void write(List<PackGraph> graphs, ObjectNode root) {
    if (graphs.size() == 1) {
      write(graphs.get(0), root);
      return;
    }
    for (PackGraph graph : graphs) {
      ObjectNode node = root.withArray("graphs").addObject();
      write(graph, node);
      node.put("weight", graph.weight());
    }
  }

  private static PackGraph graph(JsonFields fields, double weight) throws PackException {
    JsonFields frontEnd = fields.object("frontEnd");
    Optional<JsonFields> windows = fields.objectOrNull("windows");
    return new PackGraph(
        new FrontEnd(
            frontEnd.text("id"),
            frontEnd.textsByName("parameters"),
            windows.isEmpty() ? Optional.empty() : Optional.of(windows(windows.get()))),
        windows.isEmpty() ? Aggregation.MEAN : aggregation(windows.get()),
        input(fields.object("input")),
        output(fields.object("output")),
        model(fields.object("model")),
        weight);
  }

  private static Windows windows(JsonFields fields) throws PackException {
    try {
      return new Windows(
          fields.number("lengthSeconds"),
          fields.number("offsetSeconds"),
          fields.numberOrNull("hopSeconds"),
          fields.integer("count"),
          fields.number("edgeSeconds"));
    } catch (IllegalArgumentException e) {
      throw new PackException("pack.json: windows." + e.getMessage(), e);
    }
  }

  private static Aggregation aggregation(JsonFields fields) throws PackException {
    String text = fields.text("aggregate");
    return switch (text) {
      case "mean" -> Aggregation.MEAN;
      case "vote" -> Aggregation.VOTE;
      default -> throw fields.refuse("aggregate", "must be mean or vote, found '" + text + "'");
    };
  }

  private static GraphInput input(JsonFields fields) throws PackException {
    return new GraphInput(
        fields.text("name"),
        fields.longs("shape"),
        fields.integers("select"),
        fields.texts("derived"));
  }

  private static GraphOutput output(JsonFields fields) throws PackException {
    return new GraphOutput(fields.text("name"), fields.longs("shape"));
  }

  private static GraphFile model(JsonFields fields) throws PackException {
    return new GraphFile(fields.text("file"), fields.text("sha256"));
  }

  private static void write(PackGraph graph, ObjectNode node) {
    ObjectNode frontEnd = node.putObject("frontEnd").put("id", graph.frontEnd().id());
    ObjectNode parameters = frontEnd.putObject("parameters");
    new TreeMap<>(graph.frontEnd().parameters()).forEach(parameters::put);
    graph
        .frontEnd()
        .windows()
        .ifPresentOrElse(
            windows -> write(windows, graph.aggregation(), node.putObject("windows")),
            () -> node.putNull("windows"));
    ObjectNode input = node.putObject("input").put("name", graph.input().name());
    graph.input().shape().forEach(input.putArray("shape")::add);
    graph.input().select().forEach(input.putArray("select")::add);
    graph.input().derived().forEach(input.putArray("derived")::add);
    ObjectNode output = node.putObject("output").put("name", graph.output().name());
    graph.output().shape().forEach(output.putArray("shape")::add);
    node.putObject("model").put("file", graph.model().file()).put("sha256", graph.model().sha256());
  }

  private static void write(Windows windows, Aggregation aggregation, ObjectNode node) {
    node.put("lengthSeconds", windows.lengthSeconds());
    node.put("offsetSeconds", windows.offsetSeconds());
    OptionalDouble hop = windows.hopSeconds();
    if (hop.isPresent()) {
      node.put("hopSeconds", hop.getAsDouble());
    } else {
      node.putNull("hopSeconds");
    }
    node.put("count", windows.count());
    node.put("edgeSeconds", windows.edgeSeconds());
    node.put("aggregate", aggregation.name().toLowerCase(Locale.ROOT));
  }
}
