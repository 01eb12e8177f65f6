package org.cratetag.train.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.cratetag.api.track.FrontEnd;

/**
 * What a pack learned from, as the file {@value #FILE} beside its card: schema {@value #SCHEMA}.
 * Says which data, how much of each label, and by which hash to know it again.
 */
public final class TrainingData {
  /** The file's name. */
  public static final String FILE = "training-data.json";

  /** The schema that is written. */
  public static final String SCHEMA = "cratetag-training-data/1";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private TrainingData() {}

  /** The sets without a word on whose files they are. */
  public static String json(List<SetManifest> sets) {
    ObjectNode root = MAPPER.createObjectNode().put("schema", SCHEMA);
    ArrayNode array = root.putArray("sets");
    sets.forEach(set -> write(set, array.addObject()));
    return text(root);
  }

  /**
   * One set with a line for each of its rows: label, hash of its content, and where it comes from,
   * as a path below a folder.
   *
   * @param root folder of the tracks, or of the table
   */
  public static String jsonWithRows(LabelledSet set, Path root) {
    ObjectNode json = MAPPER.createObjectNode().put("schema", SCHEMA);
    ObjectNode written = json.putArray("sets").addObject();
    write(set.manifest(), written);
    ArrayNode rows = written.putArray("files");
    for (int row = 0; row < set.size(); row++) {
      RowOrigin origin = set.origins().get(row);
      ObjectNode each = rows.addObject().put("path", root.relativize(origin.path()).toString());
      if (origin instanceof RowOrigin.Line line) {
        each.put("line", line.number());
      }
      each.put("label", set.table().labels().get(row));
      each.put("sha256", set.contents().get(row));
    }
    return text(json);
  }

  private static void write(SetManifest set, ObjectNode json) {
    json.put("name", set.name());
    json.put("kind", set.kind().text());
    set.frontEnd().map(FrontEnd::key).ifPresent(key -> json.put("frontEnd", key));
    json.put("sha256", set.sha256());
    json.put("sha256Of", set.kind().hashed());
    json.put("rows", set.rows());
    json.put("groups", set.groups());
    ObjectNode labels = json.putObject("labels");
    set.labels().forEach(labels::put);
  }

  private static String text(ObjectNode json) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values did not serialise", e);
    }
  }
}
