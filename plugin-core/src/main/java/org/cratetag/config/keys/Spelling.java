package org.cratetag.config.keys;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Guesses what was meant by a word that nobody knows. */
public final class Spelling {
  private Spelling() {}

  /** The word that is most like it, if one is like it enough. */
  public static Optional<String> guess(String typed, Collection<String> words) {
    String wanted = plain(typed);
    return words.stream()
        .filter(word -> distance(wanted, plain(word)) <= tolerance(wanted, plain(word)))
        .min(Comparator.comparingInt(word -> distance(wanted, plain(word))));
  }

  private static int tolerance(String typed, String word) {
    boolean part = typed.length() >= 4 && (word.startsWith(typed) || typed.startsWith(word));
    return part ? Integer.MAX_VALUE : Math.max(1, Math.min(typed.length(), word.length()) / 3);
  }

  private static String plain(String word) {
    String text = word.length() > 60 ? word.substring(0, 60) : word;
    return text.toLowerCase(Locale.ROOT).replace('_', '-').strip();
  }

  /** Letters added, left out, changed or swapped with their neighbour. */
  private static int distance(String one, String other) {
    int[][] cost = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        boolean same = one.charAt(i - 1) == other.charAt(j - 1);
        int best = Math.min(cost[i - 1][j], cost[i][j - 1]) + 1;
        best = Math.min(best, cost[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped =
            i > 1
                && j > 1
                && one.charAt(i - 1) == other.charAt(j - 2)
                && one.charAt(i - 2) == other.charAt(j - 1);
        cost[i][j] = swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
      }
    }
    return cost[one.length()][other.length()];
  }
}
