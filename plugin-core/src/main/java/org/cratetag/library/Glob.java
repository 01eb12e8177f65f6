package org.cratetag.library;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;

/**
 * A shell pattern over a path with slashes: {@code *} and {@code ?} stop at slashes, {@code **}
 * does not. Takes time by the product of both lengths at most, since anybody may write one.
 */
final class Glob {
  private static final int ANY_OF_NAME = -1;
  private static final int ANY_OF_PATH = -2;
  private static final int ANY_FOLDERS = -3;
  private static final int ONE_OF_NAME = -4;

  private final int[] steps;

  Glob(String text) {
    int[] letters = letters(text);
    int[] found = new int[letters.length];
    int count = 0;
    for (int i = 0; i < letters.length; i++) {
      boolean twice = letters[i] == '*' && i + 1 < letters.length && letters[i + 1] == '*';
      boolean folders = twice && i + 2 < letters.length && letters[i + 2] == '/';
      if (folders && (i == 0 || letters[i - 1] == '/')) {
        found[count++] = ANY_FOLDERS;
        i += 2;
      } else if (twice) {
        found[count++] = ANY_OF_PATH;
        i++;
      } else if (letters[i] == '*') {
        found[count++] = ANY_OF_NAME;
      } else {
        found[count++] = letters[i] == '?' ? ONE_OF_NAME : letters[i];
      }
    }
    steps = Arrays.copyOf(found, count);
  }

  /** Whether it fits the whole path. */
  boolean fits(String path) {
    BitSet at = new BitSet(steps.length + 1);
    enter(at, 0);
    for (int letter : letters(path)) {
      BitSet next = new BitSet(steps.length + 1);
      for (int i = at.nextSetBit(0); i >= 0 && i < steps.length; i = at.nextSetBit(i + 1)) {
        int step = steps[i];
        if (step == ANY_OF_PATH || step == ANY_OF_NAME && letter != '/') {
          enter(next, i);
        } else if (step == ANY_FOLDERS) {
          // Left only where a name begins.
          next.set(i);
          if (letter == '/') {
            enter(next, i + 1);
          }
        } else if (step == letter || step == ONE_OF_NAME && letter != '/') {
          enter(next, i + 1);
        }
      }
      at = next;
    }
    return at.get(steps.length);
  }

  /** A step, and those behind it that may be of no length. */
  private void enter(BitSet at, int step) {
    int i = step;
    at.set(i);
    while (i < steps.length && steps[i] < 0 && steps[i] != ONE_OF_NAME) {
      at.set(++i);
    }
  }

  private static int[] letters(String text) {
    return text.toLowerCase(Locale.ROOT).codePoints().toArray();
  }
}
