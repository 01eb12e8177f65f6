package org.cratetag.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cratetag.config.keys.Spelling;
import org.cratetag.config.values.LabelWords;
import org.cratetag.decision.LabelRules;
import org.cratetag.taxonomy.StyleTree;
import org.cratetag.taxonomy.Taxonomy;

/**
 * Reads the {@code labels} of a settings file, or of a file of their own. Two labels become one
 * word only where that is said ({@code merge}), and a word is never renamed once more.
 */
final class LabelSettings {
  private static final String KNOWN = "aliases, family, merge, never, only, rename";

  private LabelSettings() {}

  static LabelRules read(YamlValue value, LabelRules before) throws ConfigException {
    Map<String, String> rename = Map.of();
    Map<String, String> family = Map.of();
    Map<String, List<String>> aliases = Map.of();
    List<String> only = List.of();
    List<String> never = List.of();
    for (Map.Entry<String, YamlValue> entry :
        value.members("rename: {Drum & Bass: DnB}").entrySet()) {
      switch (entry.getKey()) {
        case "rename", "merge" -> rename = words(value);
        case "family" -> family = families(entry.getValue());
        case "aliases" -> aliases = aliases(entry.getValue());
        case "only" -> only = labels(entry.getValue());
        case "never" -> never = labels(entry.getValue());
        default ->
            throw entry
                .getValue()
                .wrong("unknown rule for labels '" + entry.getKey() + "'; known are " + KNOWN);
      }
    }
    return new LabelRules(rename, family, aliases, only, never, before.protectedGenres());
  }

  /** What is renamed or merged, held against each other. */
  private static Map<String, String> words(YamlValue rules) throws ConfigException {
    LabelWords words = new LabelWords();
    List<YamlValue> places = new ArrayList<>();
    for (YamlValue.Entry rule : rules.entries()) {
      if (rule.key().name().equals("rename")) {
        rule.value().members("Drum & Bass: DnB");
        for (YamlValue.Entry entry : rule.value().entries()) {
          words.rename(entry.key().text(), written(entry.value()));
          places.add(entry.key());
        }
      } else if (rule.key().name().equals("merge")) {
        rule.value().members("House: [Tech House, Deep House]");
        for (YamlValue.Entry entry : rule.value().entries()) {
          String word = written(entry.key());
          for (YamlValue label : entry.value().items()) {
            words.merge(label.text(), word);
            places.add(label);
          }
        }
      }
    }
    for (int i = 0; i < places.size(); i++) {
      Optional<String> fault = words.findFault(i);
      if (fault.isPresent()) {
        throw places.get(i).wrong(fault.get());
      }
    }
    return words.byLabel();
  }

  private static Map<String, String> families(YamlValue value) throws ConfigException {
    Map<String, String> families = new LinkedHashMap<>();
    for (Map.Entry<String, YamlValue> entry : value.members("Hard Techno: Hard Dance").entrySet()) {
      families.put(entry.getKey(), written(entry.getValue()));
    }
    return families;
  }

  private static String written(YamlValue at) throws ConfigException {
    String text = at.text();
    Optional<String> reason = LabelRules.whyNotALabel(text);
    if (reason.isPresent()) {
      throw at.wrong(reason.get());
    }
    return text;
  }

  private static List<String> labels(YamlValue value) throws ConfigException {
    List<String> labels = new ArrayList<>();
    for (YamlValue item : value.items()) {
      labels.add(written(item));
    }
    return labels;
  }

  private static Map<String, List<String>> aliases(YamlValue value) throws ConfigException {
    Taxonomy taxonomy = Taxonomy.bundled();
    Map<String, List<String>> aliases = new LinkedHashMap<>();
    for (Map.Entry<String, YamlValue> entry :
        value.members("Drum & Bass: [Jungle, D and B]").entrySet()) {
      List<String> others = new ArrayList<>();
      for (YamlValue item : entry.getValue().items()) {
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

  /**
   * Labels that nobody says, each where it stands.
   *
   * @param said what the packs say; the taxonomy's names are known besides
   * @param isAll whether nothing else can be said, so that what is near to a known name is wrong
   */
  static List<Problem> listUnknown(YamlValue labels, List<String> said, boolean isAll) {
    Taxonomy taxonomy = Taxonomy.bundled();
    StyleTree tree = new StyleTree(taxonomy);
    List<String> known = Stream.concat(said.stream(), taxonomy.names().stream()).toList();
    List<YamlValue> written = new ArrayList<>();
    List<YamlValue> heard = new ArrayList<>();
    for (YamlValue.Entry rule : labels.entries()) {
      boolean isList = List.of("only", "never").contains(rule.key().name());
      boolean isMerge = rule.key().name().equals("merge");
      if (isList) {
        heard.addAll(rule.value().items());
      }
      for (YamlValue.Entry entry : rule.value().entries()) {
        List<YamlValue> behind = entry.value().items();
        (isMerge ? written : heard).add(entry.key());
        (isMerge ? heard : written).addAll(behind);
      }
    }
    List<String> words = written.stream().flatMap(word -> word.findText().stream()).toList();
    return heard.stream()
        .flatMap(
            label ->
                label
                    .findText()
                    .filter(name -> !tree.knows(name) && !isAmong(words, name, taxonomy))
                    .filter(name -> !isAmong(said, name, taxonomy))
                    .map(name -> unknown(label, name, known, isAll))
                    .stream())
        .toList();
  }

  private static boolean isAmong(List<String> names, String name, Taxonomy taxonomy) {
    return names.stream().anyMatch(each -> taxonomy.isSame(each, name));
  }

  private static Problem unknown(YamlValue at, String name, List<String> known, boolean isAll) {
    Optional<String> guess = Spelling.guess(name, known);
    return new Problem(
        at.place(),
        "no model says '"
            + name
            + "'"
            + guess
                .map(label -> "; did you mean '" + label + "'?")
                .orElse("; 'cratetag models info' lists the labels"),
        isAll && guess.isPresent());
  }
}
