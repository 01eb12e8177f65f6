package org.cratetag.train.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cratetag.taxonomy.Taxonomy;

/**
 * Labels by the genres in tags. A name that the taxonomy knows becomes its canonical one; other
 * names stay as they are first written, whatever their case. A text that is no known name is cut at
 * semicolons, slashes and commas.
 *
 * <p>Of several genres the first counts, once those are gone that only say more broadly what
 * another one says: the family beside its subgenre ("House; Tech House"), and "Electronic", "EDM"
 * or "Dance" beside anything. "Unknown", "Other" and the like are no genre.
 */
final class TagLabels {
  private static final Set<String> NONE =
      Set.of(
          "unknown", "unknown genre", "other", "misc", "miscellaneous", "none", "genre", "various");

  /** What says only that it is electronic; also what the taxonomy has "Dance" for, a chart. */
  private static final Set<String> EVERYTHING =
      Set.of("electronic", "electronic music", "electronic dance music", "edm", "dance", "club");

  private final Taxonomy taxonomy;
  private final Map<String, String> spellings = new HashMap<>();

  TagLabels(Taxonomy taxonomy) {
    this.taxonomy = Objects.requireNonNull(taxonomy, "taxonomy");
  }

  /** The label of a track with these genres; empty when none of them says anything. */
  Optional<String> find(List<String> genres) {
    List<String> names = new ArrayList<>();
    for (String genre : genres) {
      Arrays.stream(genre.split("\0")).flatMap(each -> names(each).stream()).forEach(names::add);
    }
    names.removeIf(name -> NONE.contains(name.toLowerCase(Locale.ROOT)));
    return names.stream().filter(name -> !isBroader(name, names)).findFirst();
  }

  private List<String> names(String text) {
    if (text.isBlank()) {
      return List.of();
    }
    if (taxonomy.find(text).isPresent()) {
      return List.of(name(text.strip()));
    }
    return Arrays.stream(text.split("[;/,]"))
        .filter(part -> !part.isBlank())
        .map(this::name)
        .toList();
  }

  private String name(String text) {
    return taxonomy
        .find(text)
        .filter(term -> !isEverything(text.strip()))
        .map(Taxonomy.Term::name)
        .orElseGet(() -> spelling(LabelName.of(text)));
  }

  /** As it was first written. */
  private String spelling(String name) {
    return spellings.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> name);
  }

  private boolean isBroader(String name, List<String> names) {
    return names.stream()
        .filter(other -> !other.equals(name))
        .anyMatch(other -> isEverything(name) && !isEverything(other) || isFamily(name, other));
  }

  private static boolean isEverything(String name) {
    return EVERYTHING.contains(name.toLowerCase(Locale.ROOT));
  }

  private boolean isFamily(String name, String other) {
    return taxonomy.find(other).filter(term -> term.family().equals(name)).isPresent();
  }
}
