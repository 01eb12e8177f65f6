package org.cratetag.decision.filing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.decision.LabelMap;
import org.cratetag.taxonomy.StyleTree;

/**
 * Whether what is heard of a track contradicts the crates that a person has filed it under. It does
 * not where one is the same as the other, a part of it, or holds it: House is no word against Tech
 * House. Names are held against each other only where it is known how they stand to each other:
 * those of the taxonomy, and those of one and the same pack.
 */
public final class FilingCheck {
  private final LabelMap words;
  private final StyleTree tree;
  private final List<Map<String, String>> packs;

  /** How a track's sound stands to its crates. */
  public sealed interface Verdict {
    /** It fits one of them. */
    record Agrees() implements Verdict {}

    /** Nothing is heard that is sure enough, or that can be held against them. */
    record NotSure() implements Verdict {}

    /**
     * It fits none of them.
     *
     * @param crates those that it can be held against
     * @param soundsLike what is heard instead, in the user's words
     */
    record Disagrees(List<String> crates, DecidedLabel soundsLike) implements Verdict {
      public Disagrees {
        crates = List.copyOf(crates);
      }
    }
  }

  /**
   * A check.
   *
   * @param words the names of styles, and what the user calls them
   * @param packs the labels of each pack, each with its family
   */
  public FilingCheck(LabelMap words, List<Map<String, String>> packs) {
    this.words = words;
    this.tree = new StyleTree(words.taxonomy());
    this.packs = List.copyOf(packs);
  }

  /** Whether a name is that of a style, or of a pack's label or family. */
  public boolean knows(String name) {
    return tree.knows(name) || packs.stream().anyMatch(pack -> has(pack, name));
  }

  /**
   * Judges a track. The narrowest of what is said counts: of House, Tech House it is Tech House.
   *
   * @param crates where it is filed, any of which may be right
   * @param heard what is sure enough to be said of it
   */
  public Verdict judge(List<String> crates, TrackPrediction heard) {
    for (List<DecidedLabel> said : List.of(heard.subgenre(), heard.genre())) {
      Optional<Verdict> verdict = judge(crates, said);
      if (verdict.isPresent()) {
        return verdict.get();
      }
    }
    return new Verdict.NotSure();
  }

  private Optional<Verdict> judge(List<String> crates, List<DecidedLabel> said) {
    if (said.stream().anyMatch(label -> crates.stream().anyMatch(crate -> fits(label, crate)))) {
      return Optional.of(new Verdict.Agrees());
    }
    for (DecidedLabel label : said) {
      List<String> against =
          crates.stream().filter(crate -> isKnownHow(label.label(), crate)).toList();
      if (!against.isEmpty()) {
        return Optional.of(new Verdict.Disagrees(against, written(label)));
      }
    }
    return Optional.empty();
  }

  /** In the user's words, also where such labels are not wanted in tags. */
  private DecidedLabel written(DecidedLabel heard) {
    String name = words.written(heard.label()).orElse(heard.label());
    return new DecidedLabel(name, heard.family(), heard.confidence());
  }

  private boolean fits(DecidedLabel said, String crate) {
    String label = said.label();
    return words.isSame(label, crate)
        || said.family().filter(family -> words.isSame(family, crate)).isPresent()
        || packs.stream()
            .anyMatch(pack -> isFamilyOf(pack, label, crate) || isFamilyOf(pack, crate, label))
        || tree.agreement(label, crate) == StyleTree.Agreement.SAME
        || tree.agreement(crate, label) == StyleTree.Agreement.SAME;
  }

  private boolean isFamilyOf(Map<String, String> pack, String family, String label) {
    return pack.entrySet().stream()
        .anyMatch(
            each -> words.isSame(each.getKey(), label) && words.isSame(each.getValue(), family));
  }

  private boolean isKnownHow(String said, String crate) {
    return tree.knows(said) && tree.knows(crate)
        || packs.stream().anyMatch(pack -> has(pack, said) && has(pack, crate));
  }

  private boolean has(Map<String, String> pack, String name) {
    return Stream.concat(pack.keySet().stream(), pack.values().stream())
        .anyMatch(each -> words.isSame(each, name));
  }
}
