package org.cratetag.base;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.pack.GraphFile;
import org.cratetag.pack.golden.GoldenInput;
import org.cratetag.pack.json.JsonFields;
import org.cratetag.pack.json.PackException;

/** {@link BaseManifest} from and to JSON. Unknown fields are ignored, missing ones refused. */
final class BaseJson {
  private static final String PARAMETERS = "inputParameters";
  private static final String PATCHES = "patches";
  private static final String TOKENS = "tokens";
  private static final String BY_INSTALL = "byInstall";

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
        sections.add(section(section));
      }
      JsonFields model = root.object("model");
      return new BaseManifest(
          root.text("id"),
          root.text("version"),
          root.text("title"),
          root.text("licence"),
          root.text("source"),
          root.text("sourceSha256"),
          root.text("frontEnd"),
          input(root),
          sections,
          root.texts("tags"),
          new GraphFile(model.text("file"), model.text("sha256")),
          check(root.object("check")));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new PackException("base.json: " + e.getMessage(), e);
    }
  }

  private static BaseManifest.Section section(JsonFields section) throws PackException {
    Optional<String> output =
        section.has("output") ? Optional.of(section.text("output")) : Optional.empty();
    BaseManifest.Pooling pooling =
        section.has(TOKENS) && section.bool(TOKENS)
            ? BaseManifest.Pooling.TOKENS
            : BaseManifest.Pooling.NONE;
    return new BaseManifest.Section(section.text("name"), section.integer("size"), output, pooling);
  }

  private static BaseInput input(JsonFields root) throws PackException {
    Map<String, String> parameters = root.has(PARAMETERS) ? root.textsByName(PARAMETERS) : Map.of();
    JsonFields patch = root.object("patch");
    return new BaseInput(
        new FrontEnd(root.text("input"), parameters),
        new GraphTensor(patch.text("name"), patch.integers("shape")),
        patch.has(PATCHES) ? patch.integer(PATCHES) : 1);
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
    BaseCheck.By by =
        check.has(BY_INSTALL) && check.bool(BY_INSTALL)
            ? BaseCheck.By.INSTALL
            : BaseCheck.By.MAKERS;
    return new BaseCheck(input, expected, check.number("tolerance"), by);
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
    BaseInput input = manifest.input();
    root.put("input", input.frontEnd().id());
    if (!input.frontEnd().parameters().isEmpty()) {
      ObjectNode parameters = root.putObject(PARAMETERS);
      new TreeMap<>(input.frontEnd().parameters()).forEach(parameters::put);
    }
    ObjectNode patch = root.putObject("patch");
    patch.put("name", input.tensor().name());
    input.tensor().shape().forEach(patch.putArray("shape")::add);
    if (input.patches() > 1) {
      patch.put(PATCHES, input.patches());
    }
    ArrayNode sections = root.putArray("sections");
    for (BaseManifest.Section section : manifest.sections()) {
      ObjectNode member =
          sections.addObject().put("name", section.name()).put("size", section.size());
      section.output().ifPresent(output -> member.put("output", output));
      if (section.pooling() == BaseManifest.Pooling.TOKENS) {
        member.put(TOKENS, true);
      }
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
    if (check.by() == BaseCheck.By.INSTALL) {
      checked.put(BY_INSTALL, true);
    }
    ObjectNode expected = checked.putObject("expected");
    check.expected().forEach((index, value) -> expected.put(index.toString(), value));
    try {
      return JsonFields.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values did not serialise", e);
    }
  }
}
