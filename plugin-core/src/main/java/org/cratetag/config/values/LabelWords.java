package org.cratetag.config.values;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cratetag.taxonomy.Taxonomy;

/**
 * The words that a user has for labels. Two labels become one word only where that is said, and a
 * word is not renamed once more, so that whoever reads a word knows what was heard.
 */
public final class LabelWords {
  private final Taxonomy taxonomy = Taxonomy.bundled();
  private final List<Word> words = new ArrayList<>();

  /**
   * A label that is written under another word.
   *
   * @param heard the label, under any of its names
   * @param written the word
   * @param isMerged whether others may be written so, too
   */
  private record Word(String heard, String written, boolean isMerged) {}

  /** Adds a label that alone is written under a word. */
  public void rename(String heard, String written) {
    words.add(new Word(heard, written, false));
  }

  /** Adds a label that is written under a word with others. */
  public void merge(String heard, String written) {
    words.add(new Word(heard, written, true));
  }

  /** What is heard, to what is written, in the order in which they came. */
  public Map<String, String> byLabel() {
    Map<String, String> byLabel = new LinkedHashMap<>();
    words.forEach(word -> byLabel.put(word.heard(), word.written()));
    return byLabel;
  }

  /**
   * What is wrong with a word, and what would be right.
   *
   * @param index as it was added, from 0 on
   */
  public Optional<String> findFault(int index) {
    Word word = words.get(index);
    return words.subList(0, index).stream()
        .flatMap(before -> together(before, word).stream())
        .findFirst()
        .or(() -> words.stream().flatMap(other -> further(word, other).stream()).findFirst())
        .or(() -> another(word));
  }

  private Optional<String> together(Word before, Word word) {
    if (taxonomy.means(before.heard(), word.heard())) {
      return Optional.of(
          "'%s' is renamed twice, to '%s' and '%s'; keep one of the two"
              .formatted(word.heard(), before.written(), word.written()));
    }
    boolean isAsked =
        before.isMerged() && word.isMerged() && before.written().equals(word.written());
    return isAsked || !taxonomy.isSame(before.written(), word.written())
        ? Optional.empty()
        : Optional.of(
            "'%s' and '%s' would both be written as '%s'; if that is meant, use merge: {%s: [%s, %s]}"
                .formatted(
                    before.heard(),
                    word.heard(),
                    word.written(),
                    word.written(),
                    before.heard(),
                    word.heard()));
  }

  /** A word that is renamed itself. */
  private Optional<String> further(Word word, Word other) {
    boolean isFurther =
        taxonomy.means(other.heard(), word.written())
            && !taxonomy.means(other.heard(), word.heard())
            && !taxonomy.isSame(other.heard(), other.written());
    if (!isFurther) {
      return Optional.empty();
    }
    return Optional.of(
        taxonomy.means(word.heard(), other.written())
            ? "'%s' and '%s' would become each other; choose words that are no other label"
                .formatted(word.heard(), other.heard())
            : "'%s' would become '%s', which becomes '%s'; write '%s', or a word that is no other label"
                .formatted(word.heard(), word.written(), other.written(), other.written()));
  }

  /** A word that is another label, which is heard, too. */
  private Optional<String> another(Word word) {
    boolean isAnother =
        !word.isMerged()
            && taxonomy.names().contains(word.written())
            && !taxonomy.means(word.written(), word.heard())
            && !taxonomy.means(word.heard(), word.written());
    return isAnother
        ? Optional.of(
            "'%s' is a label of its own; to write both as one, use merge: {%s: [%s]}"
                .formatted(word.written(), word.written(), word.heard()))
        : Optional.empty();
  }
}
