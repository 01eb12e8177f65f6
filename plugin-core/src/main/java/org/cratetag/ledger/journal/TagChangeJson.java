package org.cratetag.ledger.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.cratetag.json.PredictionJson;
import org.cratetag.ledger.database.Json;
import org.cratetag.tags.file.FileState;
import org.cratetag.tags.journal.TagChange;

/** A journal entry's change as the JSON of one column; what it undoes has a column of its own. */
final class TagChangeJson {
  private TagChangeJson() {}

  static String of(TagChange change) {
    ObjectNode node = Json.object();
    node.put("kind", change.kind().name());
    node.set("before", Json.ofTags(change.before()));
    node.set("written", Json.ofTags(change.written()));
    change.fileBefore().ifPresent(file -> node.set("fileBefore", ofFile(file)));
    change.fileAfter().ifPresent(file -> node.set("fileAfter", ofFile(file)));
    node.put("when", change.when().toString());
    change.heard().ifPresent(heard -> node.set("heard", PredictionJson.exact(heard)));
    return Json.write(node);
  }

  static TagChange toChange(String json, OptionalLong undoes) {
    JsonNode node = Json.read(json);
    return new TagChange(
        TagChange.Kind.valueOf(node.path("kind").asText()),
        Json.toTags(node.path("before")),
        Json.toTags(node.path("written")),
        Optional.ofNullable(node.get("fileBefore")).map(TagChangeJson::toFile),
        Optional.ofNullable(node.get("fileAfter")).map(TagChangeJson::toFile),
        undoes,
        Instant.parse(node.path("when").asText()),
        Optional.ofNullable(node.get("heard")).map(PredictionJson::read));
  }

  private static ObjectNode ofFile(FileState file) {
    return Json.object()
        .put("sizeBytes", file.sizeBytes())
        .put("lastModified", file.lastModified().toString())
        .put("sha256", file.sha256());
  }

  private static FileState toFile(JsonNode node) {
    return new FileState(
        node.path("sizeBytes").asLong(),
        Instant.parse(node.path("lastModified").asText()),
        node.path("sha256").asText());
  }
}
