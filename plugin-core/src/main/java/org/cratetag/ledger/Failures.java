package org.cratetag.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cratetag.api.track.Stage;
import org.cratetag.ledger.database.Json;
import org.cratetag.ledger.database.PathNames;
import org.jdbi.v3.core.Handle;

/** What failed, by reason: now, or in a run as it was when that ended. */
final class Failures {
  private static final int GROUPS = 50;
  private static final int EXAMPLES = 3;
  private static final String FAILED = " WHERE w.state IN ('FAILED', 'GIVEN_UP')";

  private final PathNames names;

  Failures(PathNames names) {
    this.names = names;
  }

  /** A reason, with its stage. */
  private record Group(Optional<String> stage, String reason, long count) {}

  /** All that stand as failed. */
  List<FailureGroup> now(Handle handle) {
    return groups(handle, FAILED);
  }

  /** Those that failed last in a run. */
  List<FailureGroup> nowOf(Handle handle, long runId) {
    return groups(handle, FAILED + " AND w.run_id = " + runId);
  }

  private List<FailureGroup> groups(Handle handle, String where) {
    List<Group> groups =
        handle
            .createQuery(
                "SELECT w.stage, w.reason, COUNT(*) AS tracks FROM work w"
                    + where
                    + " GROUP BY w.stage, w.reason ORDER BY tracks DESC, w.reason LIMIT "
                    + GROUPS)
            .map(
                (row, context) ->
                    new Group(
                        Optional.ofNullable(row.getString("stage")),
                        row.getString("reason"),
                        row.getLong("tracks")))
            .list();
    List<FailureGroup> failures = new ArrayList<>();
    for (Group group : groups) {
      failures.add(
          new FailureGroup(
              group.stage().map(Stage::valueOf),
              group.reason(),
              group.count(),
              examples(handle, where, group)));
    }
    return failures;
  }

  private List<Path> examples(Handle handle, String where, Group group) {
    return handle
        .createQuery(
            "SELECT t.path FROM work w JOIN track t ON t.id = w.track_id"
                + where
                + " AND COALESCE(w.stage, '') = ? AND w.reason = ? ORDER BY w.id LIMIT "
                + EXAMPLES)
        .bind(0, group.stage().orElse(""))
        .bind(1, group.reason())
        .mapTo(String.class)
        .filter(names::knows)
        .map(names::toPath)
        .list();
  }

  String toJson(List<FailureGroup> failures) {
    ObjectNode node = Json.object();
    for (FailureGroup failure : failures) {
      ObjectNode group = node.withArray("failures").addObject();
      failure.stage().ifPresent(stage -> group.put("stage", stage.name()));
      group.put("reason", failure.reason()).put("count", failure.count());
      failure.examples().forEach(path -> group.withArray("examples").add(names.of(path)));
    }
    return Json.write(node);
  }

  List<FailureGroup> ofJson(String json) {
    List<FailureGroup> failures = new ArrayList<>();
    for (JsonNode group : Json.read(json).path("failures")) {
      List<Path> examples = new ArrayList<>();
      for (JsonNode path : group.path("examples")) {
        if (names.knows(path.asText())) {
          examples.add(names.toPath(path.asText()));
        }
      }
      failures.add(
          new FailureGroup(
              Optional.ofNullable(group.get("stage")).map(JsonNode::asText).map(Stage::valueOf),
              group.path("reason").asText(),
              group.path("count").asLong(),
              examples));
    }
    return failures;
  }
}
