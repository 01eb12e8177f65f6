package org.cratetag.decode;

import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Arrays of samples that nobody needs any more, for the next tracks: most are cut to one length, at
 * 13 MB, and the collector would look at all other memory for each handful of them. What is not
 * taken for a while may be collected. Safe for use by several threads.
 */
final class SampleArrays {
  private static final int MOST_KEPT = 8;

  private final Deque<SoftReference<float[]>> kept = new ArrayDeque<>();

  /** An array of that length, whatever it holds. */
  float[] take(int length) {
    synchronized (kept) {
      for (Iterator<SoftReference<float[]>> each = kept.iterator(); each.hasNext(); ) {
        float[] array = each.next().get();
        if (array == null) {
          each.remove();
        } else if (array.length == length) {
          each.remove();
          return array;
        }
      }
    }
    return new float[length];
  }

  /** Takes an array which nobody reads any more. */
  void giveBack(float[] array) {
    synchronized (kept) {
      kept.addFirst(new SoftReference<>(array));
      if (kept.size() > MOST_KEPT) {
        kept.removeLast();
      }
    }
  }
}
