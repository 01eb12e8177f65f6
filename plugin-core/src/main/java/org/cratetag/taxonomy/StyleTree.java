package org.cratetag.taxonomy;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which names of styles hold which others: Tech House is House, House is Electronic, Metal is Rock
 * and Rock is Pop Rock. And which lie so near that what one chart files under the one, the next
 * files under the other: Hard Techno and Hard Dance.
 */
public final class StyleTree {
  private final Taxonomy taxonomy;

  /** What a style is said to be, against what it is. From the best to the worst. */
  public enum Agreement {
    /** The same, or a part of it. */
    SAME,
    /** What it is a part of, something very near, or a sister within the same family. */
    KIN,
    /** Another style. */
    OTHER
  }

  /**
   * A name with all that stands above it.
   *
   * @param own the styles that the name stands for; several where a family and a style share it
   * @param broader what these are parts of
   * @param near what lies next to them
   */
  private record Line(Set<String> own, Set<String> broader, Set<String> near) {}

  private final Map<String, Line> known = new HashMap<>();

  /** The tree of a taxonomy. */
  public StyleTree(Taxonomy taxonomy) {
    this.taxonomy = taxonomy;
  }

  /**
   * How well a name answers to another.
   *
   * @param said what somebody calls the music
   * @param kind what it is; names that nobody knows agree with themselves alone
   */
  public Agreement agreement(String said, String kind) {
    if (taxonomy.isSame(said, kind)) {
      return Agreement.SAME;
    }
    Line words = line(said);
    Line truth = line(kind);
    if (meet(words.own(), truth.own()) || meet(words.broader(), truth.own())) {
      return Agreement.SAME;
    }
    boolean isNear = meet(words.near(), truth.own()) || meet(truth.near(), words.own());
    return isNear || meet(truth.broader(), words.own()) || isSister(words, truth)
        ? Agreement.KIN
        : Agreement.OTHER;
  }

  /** The best of the answers to several kinds, of each of which the music is. */
  public Agreement agreement(String said, List<String> kinds) {
    return kinds.stream()
        .map(kind -> agreement(said, kind))
        .min(Agreement::compareTo)
        .orElse(Agreement.OTHER);
  }

  /**
   * The narrowest style that holds both, or is one of them and holds the other: Pop Rock of Pop and
   * Metal. Empty where there is none.
   */
  public Optional<String> common(String one, String other) {
    Line first = line(one);
    Line second = line(other);
    Set<String> ofOther = new LinkedHashSet<>(second.own());
    ofOther.addAll(second.broader());
    return Stream.concat(first.own().stream(), first.broader().stream())
        .filter(ofOther::contains)
        .map(node -> node.substring(node.indexOf(' ') + 1))
        .findFirst();
  }

  /** Whether the taxonomy knows a name. */
  public boolean knows(String name) {
    return !line(name).own().isEmpty();
  }

  /** Two subgenres of one family, and not merely two kinds of electronic music. */
  private static boolean isSister(Line one, Line other) {
    return one.broader().stream()
        .anyMatch(name -> name.startsWith(Taxonomy.FAMILY) && other.broader().contains(name));
  }

  private synchronized Line line(String name) {
    return known.computeIfAbsent(name, this::find);
  }

  private Line find(String name) {
    Set<String> own = new LinkedHashSet<>(taxonomy.nodes(name));
    Set<String> broader = new LinkedHashSet<>();
    Set<String> near = new LinkedHashSet<>();
    for (String node : own) {
      for (String above = taxonomy.above(node); !above.isEmpty(); above = taxonomy.above(above)) {
        broader.add(above);
      }
      taxonomy.near(node).forEach(other -> near.addAll(taxonomy.nodes(other)));
    }
    return new Line(own, broader, near);
  }

  private static boolean meet(Set<String> one, Set<String> other) {
    return !Collections.disjoint(one, other);
  }
}
