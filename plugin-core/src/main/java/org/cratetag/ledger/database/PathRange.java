package org.cratetag.ledger.database;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Texts of paths from one to another, in {@link PathNames#ORDER}.
 *
 * @param from the first one
 * @param to the first one after them; the same as {@code from} for that one alone
 */
public record PathRange(String from, String to) {
  /** SQLite binds 32,766 values at most, PostgreSQL's driver 65,535. */
  private static final int MOST_AT_ONCE = 1_000;

  static PathRange exactly(String text) {
    return new PathRange(text, text);
  }

  /** All that begin with a text that ends with a separator. */
  static PathRange startingWith(String prefix) {
    int last = prefix.length() - 1;
    return new PathRange(prefix, prefix.substring(0, last) + (char) (prefix.charAt(last) + 1));
  }

  public boolean isOne() {
    return from.equals(to);
  }

  public boolean contains(String text) {
    return isOne()
        ? text.equals(from)
        : PathNames.ORDER.compare(from, text) <= 0 && PathNames.ORDER.compare(text, to) < 0;
  }

  /** A condition that a column is in one of the ranges, whose parameters {@link #bind} gives. */
  public static String condition(String column, List<PathRange> ranges) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < ranges.size(); i++) {
      parts.add(
          ranges.get(i).isOne()
              ? column + " = :from" + i
              : "(" + column + " >= :from" + i + " AND " + column + " < :to" + i + ")");
    }
    return anyOf(parts);
  }

  /** In pairs of pairs: a long chain is deeper than databases go. */
  private static String anyOf(List<String> parts) {
    if (parts.size() < 2) {
      return String.join("", parts);
    }
    int half = parts.size() / 2;
    return "("
        + anyOf(parts.subList(0, half))
        + " OR "
        + anyOf(parts.subList(half, parts.size()))
        + ")";
  }

  /** The ranges, so many at a time as one statement takes in any case. */
  public static List<List<PathRange>> portions(List<PathRange> ranges) {
    List<List<PathRange>> portions = new ArrayList<>();
    for (int from = 0; from < ranges.size(); from += MOST_AT_ONCE) {
      portions.add(ranges.subList(from, Math.min(ranges.size(), from + MOST_AT_ONCE)));
    }
    return portions;
  }

  public static <S extends SqlStatement<S>> S bind(S statement, List<PathRange> ranges) {
    S bound = statement;
    for (int i = 0; i < ranges.size(); i++) {
      bound = bound.bind("from" + i, ranges.get(i).from());
      if (!ranges.get(i).isOne()) {
        bound = bound.bind("to" + i, ranges.get(i).to());
      }
    }
    return bound;
  }
}
