package org.cratetag.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.cratetag.api.track.Task;
import org.cratetag.pack.calibration.Calibration;
import org.cratetag.pack.calibration.FamilyCalibration;
import org.cratetag.pack.json.JsonFields;
import org.cratetag.pack.json.PackException;

/**
 * {@link PackManifest} from and to JSON. Unknown fields are ignored, missing ones refused but for
 * {@code leastBandwidthHz} and {@code domain}.
 */
final class ManifestJson {
  private ManifestJson() {}

  static PackManifest read(String json) throws PackException {
    JsonFields root = JsonFields.parse("pack.json", json);
    String schema = root.text("schema");
    if (!schema.equals(PackManifest.SCHEMA)) {
      throw new PackException(
          "pack.json: schema is " + schema + ", this version reads " + PackManifest.SCHEMA);
    }
    try {
      return new PackManifest(
          root.text("id"),
          PackVersion.of(root.text("version")),
          task(root),
          root.text("title"),
          root.text("licence"),
          GraphJson.read(root),
          labels(root),
          families(root),
          calibration(root.object("calibration")),
          familyCalibration(root.object("familyCalibration")),
          leastBandwidthHz(root),
          root.has("domain")
              ? Optional.of(DomainJson.read(root.object("domain")))
              : Optional.empty(),
          training(root.object("training")),
          root.numbersByName("metrics"));
    } catch (IllegalArgumentException e) {
      throw new PackException("pack.json: " + e.getMessage(), e);
    }
  }

  static String write(PackManifest manifest) {
    ObjectNode root = JsonFields.MAPPER.createObjectNode();
    root.put("schema", PackManifest.SCHEMA);
    root.put("id", manifest.id());
    root.put("version", manifest.version().toString());
    root.put("task", manifest.task().name().toLowerCase(Locale.ROOT));
    root.put("title", manifest.title());
    root.put("licence", manifest.licence());
    GraphJson.write(manifest.graphs(), root);
    writeLabels(manifest, root);
    writeCalibration(manifest, root);
    manifest.leastBandwidthHz().ifPresent(hz -> root.put("leastBandwidthHz", hz));
    manifest.domain().ifPresent(domain -> DomainJson.write(domain, root.putObject("domain")));
    writeTraining(manifest.training(), root.putObject("training"));
    manifest.metrics().forEach(root.putObject("metrics")::put);
    try {
      return JsonFields.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values did not serialise", e);
    }
  }

  private static Task task(JsonFields root) throws PackException {
    String text = root.text("task");
    return switch (text) {
      case "genre" -> Task.GENRE;
      case "subgenre" -> Task.SUBGENRE;
      default -> throw root.refuse("task", "must be genre or subgenre, found '" + text + "'");
    };
  }

  private static List<PackLabel> labels(JsonFields root) throws PackException {
    List<PackLabel> labels = new ArrayList<>();
    for (JsonFields label : root.objects("labels")) {
      labels.add(new PackLabel(label.text("label"), label.text("family"), thresholds(label)));
    }
    return labels;
  }

  private static List<PackFamily> families(JsonFields root) throws PackException {
    List<PackFamily> families = new ArrayList<>();
    for (JsonFields family : root.objects("families")) {
      families.add(new PackFamily(family.text("label"), thresholds(family)));
    }
    return families;
  }

  /** Packs of before there were levels have one threshold. */
  private static Thresholds thresholds(JsonFields fields) throws PackException {
    double careful = fields.number("threshold");
    if (!fields.has("balanced")) {
      return Thresholds.of(careful);
    }
    try {
      return new Thresholds(careful, fields.number("balanced"), fields.number("bold"));
    } catch (IllegalArgumentException e) {
      throw fields.refuse("balanced", e.getMessage());
    }
  }

  private static void write(Thresholds thresholds, ObjectNode node) {
    node.put("threshold", thresholds.careful());
    if (!thresholds.equals(Thresholds.of(thresholds.careful()))) {
      node.put("balanced", thresholds.balanced()).put("bold", thresholds.bold());
    }
  }

  private static Calibration calibration(JsonFields fields) throws PackException {
    String method = fields.text("method");
    return switch (method) {
      case "none" -> new Calibration.None();
      case "temperature" -> new Calibration.Temperature(fields.number("temperature"));
      default -> throw fields.refuse("method", "is not known: '" + method + "'");
    };
  }

  private static FamilyCalibration familyCalibration(JsonFields fields) throws PackException {
    String method = fields.text("method");
    switch (method) {
      case "none":
        return new FamilyCalibration.None();
      case "logistic":
        Map<String, FamilyCalibration.Line> lines = new LinkedHashMap<>();
        for (JsonFields line : fields.objects("families")) {
          lines.put(
              line.text("family"),
              new FamilyCalibration.Line(line.number("slope"), line.number("intercept")));
        }
        return new FamilyCalibration.Logistic(lines);
      default:
        throw fields.refuse("method", "is not known: '" + method + "'");
    }
  }

  /** May be missing: packs of any bandwidth have nothing to say there. */
  private static OptionalDouble leastBandwidthHz(JsonFields root) throws PackException {
    return root.has("leastBandwidthHz")
        ? OptionalDouble.of(root.number("leastBandwidthHz"))
        : OptionalDouble.empty();
  }

  private static PackTraining training(JsonFields fields) throws PackException {
    List<DataSet> data = new ArrayList<>();
    for (JsonFields set : fields.objects("data")) {
      data.add(
          new DataSet(
              set.text("name"), set.text("sha256"), set.integer("rows"), set.text("licence")));
    }
    return new PackTraining(
        data, fields.text("split"), fields.longInteger("seed"), fields.text("recipe"));
  }

  private static void writeLabels(PackManifest manifest, ObjectNode root) {
    ArrayNode labels = root.putArray("labels");
    for (PackLabel label : manifest.labels()) {
      write(
          label.thresholds(),
          labels.addObject().put("label", label.label()).put("family", label.family()));
    }
    ArrayNode families = root.putArray("families");
    for (PackFamily family : manifest.families()) {
      write(family.thresholds(), families.addObject().put("label", family.label()));
    }
  }

  private static void writeCalibration(PackManifest manifest, ObjectNode root) {
    ObjectNode calibration = root.putObject("calibration");
    if (manifest.calibration() instanceof Calibration.Temperature scaling) {
      calibration.put("method", "temperature").put("temperature", scaling.temperature());
    } else {
      calibration.put("method", "none");
    }
    ObjectNode family = root.putObject("familyCalibration");
    if (manifest.familyCalibration() instanceof FamilyCalibration.Logistic logistic) {
      family.put("method", "logistic");
      ArrayNode lines = family.putArray("families");
      new TreeMap<>(logistic.lines())
          .forEach(
              (name, line) ->
                  lines
                      .addObject()
                      .put("family", name)
                      .put("slope", line.slope())
                      .put("intercept", line.intercept()));
    } else {
      family.put("method", "none");
    }
  }

  private static void writeTraining(PackTraining training, ObjectNode node) {
    ArrayNode data = node.putArray("data");
    for (DataSet set : training.data()) {
      data.addObject()
          .put("name", set.name())
          .put("sha256", set.sha256())
          .put("rows", set.rows())
          .put("licence", set.licence());
    }
    node.put("split", training.split())
        .put("seed", training.seed())
        .put("recipe", training.recipe());
  }
}
