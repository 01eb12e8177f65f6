package org.cratetag.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cratetag.decision.LabelRules;
import org.cratetag.decision.Taxonomy;

/** Reads the {@code labels} of a settings file. */
final class LabelSettings {
  private static final String KNOWN = "aliases, family, never, only, rename";

  private LabelSettings() {}

  static LabelRules read(YamlValue value, List<String> protectedGenres) throws ConfigException {
    Map<String, String> rename = Map.of();
    Map<String, String> family = Map.of();
    Map<String, List<String>> aliases = Map.of();
    List<String> only = List.of();
    List<String> never = List.of();
    for (Map.Entry<String, YamlValue> entry :
        value.members("rename: {Drum & Bass: DnB}").entrySet()) {
      switch (entry.getKey()) {
        case "rename" -> rename = written(entry.getValue(), "Drum & Bass: DnB");
        case "family" -> family = written(entry.getValue(), "Hard Techno: Hard Dance");
        case "aliases" -> aliases = aliases(entry.getValue());
        case "only" -> only = labels(entry.getValue());
        case "never" -> never = labels(entry.getValue());
        default ->
            throw entry
                .getValue()
                .wrong("unknown rule for labels '" + entry.getKey() + "'; known are " + KNOWN);
      }
    }
    return new LabelRules(rename, family, aliases, only, never, protectedGenres);
  }

  private static Map<String, String> written(YamlValue value, String example)
      throws ConfigException {
    Map<String, String> written = new LinkedHashMap<>();
    for (Map.Entry<String, YamlValue> entry : value.members(example).entrySet()) {
      String text = entry.getValue().text();
      Optional<String> reason = LabelRules.whyNotALabel(text);
      if (reason.isPresent()) {
        throw entry.getValue().wrong(reason.get());
      }
      written.put(entry.getKey(), text);
    }
    return written;
  }

  private static List<String> labels(YamlValue value) throws ConfigException {
    List<String> labels = new ArrayList<>();
    for (YamlValue item : value.list()) {
      Optional<String> reason = LabelRules.whyNotALabel(item.text());
      if (reason.isPresent()) {
        throw item.wrong(reason.get());
      }
      labels.add(item.text());
    }
    return labels;
  }

  private static Map<String, List<String>> aliases(YamlValue value) throws ConfigException {
    Taxonomy taxonomy = Taxonomy.bundled();
    Map<String, List<String>> aliases = new LinkedHashMap<>();
    for (Map.Entry<String, YamlValue> entry :
        value.members("Drum & Bass: [Jungle, D and B]").entrySet()) {
      List<String> others = new ArrayList<>();
      for (YamlValue item : entry.getValue().list()) {
        if (taxonomy.isCanonical(item.text())) {
          throw item.wrong(
              "'"
                  + item.text()
                  + "' is a label of its own and cannot be another name of '"
                  + entry.getKey()
                  + "'; to write one for the other, use rename");
        }
        others.add(item.text());
      }
      aliases.put(entry.getKey(), others);
    }
    return aliases;
  }
}
