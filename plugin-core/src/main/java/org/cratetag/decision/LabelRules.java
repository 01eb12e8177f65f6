package org.cratetag.decision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cratetag.taxonomy.Taxonomy;

/**
 * What the user wants labels to be called and which are wanted. Names are compared as {@link
 * Taxonomy} compares them.
 *
 * @param rename what is heard, to what is written instead
 * @param family a subgenre, to the family that is written with it
 * @param aliases a label, to what the user's files call it
 * @param only labels that may be written; empty for all
 * @param never labels that are not written
 * @param protectedGenres genres of a person; a file that holds one keeps its genre, style and
 *     grouping under every policy
 */
public record LabelRules(
    Map<String, String> rename,
    Map<String, String> family,
    Map<String, List<String>> aliases,
    List<String> only,
    List<String> never,
    List<String> protectedGenres) {
  /** Labels as the packs say them, all of them, and nothing protected. */
  public static final LabelRules NONE =
      new LabelRules(Map.of(), Map.of(), Map.of(), List.of(), List.of(), List.of());

  /** Checks and copies the values; the order is kept. */
  public LabelRules {
    rename = ordered(rename);
    family = ordered(family);
    Map<String, List<String>> copy = new LinkedHashMap<>();
    aliases.forEach((label, names) -> copy.put(label, List.copyOf(names)));
    aliases = Collections.unmodifiableMap(copy);
    only = List.copyOf(only);
    never = List.copyOf(never);
    protectedGenres = List.copyOf(protectedGenres);
    for (String written : rename.values()) {
      whyNotALabel(written).ifPresent(LabelRules::refuse);
    }
    for (String written : family.values()) {
      whyNotALabel(written).ifPresent(LabelRules::refuse);
    }
  }

  /** Why a text cannot be written as a label; empty when it can. */
  public static Optional<String> whyNotALabel(String text) {
    if (LabelText.clean(text).equals(text) && !text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        text.isBlank()
            ? "a label must not be empty"
            : "'"
                + text
                + "' cannot be written as a label, because servers split labels at ; / and ,"
                + "; try '"
                + LabelText.clean(text)
                + "'");
  }

  /** The labels that the rules speak of as heard: each should be known to a pack. */
  public List<String> heard() {
    List<String> heard = new ArrayList<>(rename.keySet());
    heard.addAll(family.keySet());
    heard.addAll(only);
    heard.addAll(never);
    // A name that is written by these rules needs no pack that says it.
    heard.removeAll(rename.values());
    heard.removeAll(family.values());
    return heard.stream().distinct().toList();
  }

  /** A text that differs where the written labels may. */
  public String key() {
    return equals(NONE) ? "" : toString();
  }

  /** A text that differs where what files say may be understood differently. */
  public String namesKey() {
    return rename.isEmpty() && aliases.isEmpty() ? "" : rename + "|" + aliases;
  }

  private static Map<String, String> ordered(Map<String, String> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  private static void refuse(String reason) {
    throw new IllegalArgumentException(reason);
  }
}
