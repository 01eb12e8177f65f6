package org.cratetag.base;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cratetag.pack.GraphFile;
import org.cratetag.pack.golden.GoldenInput;
import org.cratetag.pack.json.JsonFields;
import org.cratetag.pack.json.PackException;

/** {@link BaseManifest} from and to JSON. Unknown fields are ignored, missing ones refused. */
final class BaseJson {
  private BaseJson() {}

  static BaseManifest read(String json) throws PackException {
    JsonFields root = JsonFields.parse("base.json", json);
    String schema = root.text("schema");
    if (!schema.equals(BaseManifest.SCHEMA)) {
      throw new PackException(
          "base.json: schema is " + schema + ", this version reads " + BaseManifest.SCHEMA);
    }
    try {
      List<BaseManifest.Section> sections = new ArrayList<>();
      for (JsonFields section : root.objects("sections")) {
        sections.add(new BaseManifest.Section(section.text("name"), section.integer("size")));
      }
      JsonFields patch = root.object("patch");
      JsonFields model = root.object("model");
      return new BaseManifest(
          root.text("id"),
          root.text("version"),
          root.text("title"),
          root.text("licence"),
          root.text("source"),
          root.text("sourceSha256"),
          root.text("frontEnd"),
          root.text("input"),
          new BaseManifest.GraphTensor(patch.text("name"), patch.integers("shape")),
          sections,
          root.texts("tags"),
          new GraphFile(model.text("file"), model.text("sha256")),
          check(root.object("check")));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new PackException("base.json: " + e.getMessage(), e);
    }
  }

  private static BaseCheck check(JsonFields check) throws PackException {
    Map<Integer, Double> expected = new LinkedHashMap<>();
    for (Map.Entry<String, Double> value : check.numbersByName("expected").entrySet()) {
      expected.put(Integer.valueOf(value.getKey()), value.getValue());
    }
    GoldenInput.Generated input =
        new GoldenInput.Generated(
            check.integers("shape"),
            check.longInteger("seed"),
            (float) check.number("low"),
            (float) check.number("high"));
    return new BaseCheck(input, expected, check.number("tolerance"));
  }

  static String write(BaseManifest manifest) {
    ObjectNode root = JsonFields.MAPPER.createObjectNode();
    root.put("schema", BaseManifest.SCHEMA);
    root.put("id", manifest.id());
    root.put("version", manifest.version());
    root.put("title", manifest.title());
    root.put("licence", manifest.licence());
    root.put("source", manifest.source());
    root.put("sourceSha256", manifest.sourceSha256());
    root.put("frontEnd", manifest.frontEnd());
    root.put("input", manifest.input());
    ObjectNode patch = root.putObject("patch");
    patch.put("name", manifest.patch().name());
    manifest.patch().shape().forEach(patch.putArray("shape")::add);
    ArrayNode sections = root.putArray("sections");
    for (BaseManifest.Section section : manifest.sections()) {
      sections.addObject().put("name", section.name()).put("size", section.size());
    }
    manifest.tags().forEach(root.putArray("tags")::add);
    root.putObject("model")
        .put("file", manifest.model().file())
        .put("sha256", manifest.model().sha256());
    BaseCheck check = manifest.check();
    ObjectNode checked = root.putObject("check");
    check.input().shape().forEach(checked.putArray("shape")::add);
    checked.put("seed", check.input().seed());
    checked.put("low", check.input().low());
    checked.put("high", check.input().high());
    checked.put("tolerance", check.tolerance());
    ObjectNode expected = checked.putObject("expected");
    check.expected().forEach((index, value) -> expected.put(index.toString(), value));
    try {
      return JsonFields.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values did not serialise", e);
    }
  }
}
