package org.cratetag.architecture;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cratetag.architecture.Rooms.Room;

/**
 * Draws the rooms and the arrows between them, as Mermaid text that code hosts show as a picture.
 *
 * @param rooms what packages say of themselves, by name
 * @param used packages of ours that each uses, by name
 */
record StageMap(Map<String, Room> rooms, Map<String, Set<String>> used) {
  private static final String PREFIX = "org.cratetag.";

  /** The way of a track, in its order. */
  private static final List<String> STAGES =
      List.of("library", "ledger", "decode", "feature", "inference", "decision", "tags", "notify");

  private static final String HEAD =
      """
      # The map

      Drawn from the code's own imports by `FloorPlanTest`, which fails when it is out of date. An
      arrow says "uses"; every package may use `api`, so that is left out, and packages below another
      are drawn as one. What a package is for, and what it may use, its `package-info.java` says.

      """;

  String markdown() {
    StringBuilder text = new StringBuilder(HEAD);
    text.append("## The way of a track\n\n");
    text.append("No stage knows another but by its values; `run` knows them all.\n\n");
    text.append(graph("LR", core()));
    text.append("\n## The modules\n\n");
    text.append(modules());
    text.append("\n## Rooms\n\n| module | package | files |\n|---|---|---|\n");
    rooms.forEach(
        (name, room) ->
            text.append(
                "| %s | `%s` | %d |%n"
                    .formatted(room.module(), name.substring(PREFIX.length()), room.files())));
    return text.toString().replace("\r\n", "\n");
  }

  /** Top-level packages of the core and what they use of each other. */
  private Map<String, Set<String>> core() {
    Map<String, Set<String>> arrows = new TreeMap<>();
    rooms.forEach(
        (name, room) -> {
          if (room.module().equals("plugin-core")) {
            Set<String> targets = arrows.computeIfAbsent(top(name), any -> new TreeSet<>());
            for (String other : used.getOrDefault(name, Set.of())) {
              if (rooms.get(other).module().equals("plugin-core")
                  && !top(other).equals(top(name))) {
                targets.add(top(other));
              }
            }
          }
        });
    return arrows;
  }

  private String modules() {
    Map<String, Set<String>> arrows = new TreeMap<>();
    rooms.forEach(
        (name, room) -> {
          Set<String> targets = arrows.computeIfAbsent(room.module(), any -> new TreeSet<>());
          for (String other : used.getOrDefault(name, Set.of())) {
            if (!rooms.get(other).module().equals(room.module())) {
              targets.add(rooms.get(other).module());
            }
          }
        });
    return graph("TD", arrows);
  }

  private static String graph(String direction, Map<String, Set<String>> arrows) {
    StringBuilder text = new StringBuilder("```mermaid\nflowchart ").append(direction).append('\n');
    Set<String> nodes = new LinkedHashSet<>();
    STAGES.stream().filter(arrows::containsKey).forEach(nodes::add);
    nodes.addAll(arrows.keySet());
    for (String node : nodes) {
      text.append("  ").append(node);
      text.append(STAGES.contains(node) ? "([%s])%n".formatted(node) : "[%s]%n".formatted(node));
    }
    for (String node : nodes) {
      arrows
          .get(node)
          .forEach(to -> text.append("  ").append(node).append(" --> ").append(to).append('\n'));
    }
    return text.append("```\n").toString();
  }

  private static String top(String name) {
    return name.substring(PREFIX.length()).split("\\.")[0];
  }
}
