package org.cratetag.tags.layout;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cratetag.api.track.AudioFormat;

/**
 * Which bytes of a file are what.
 *
 * @param format recognised from the content
 * @param items all that is neither audio nor padding, in file order
 * @param audio the ranges that hold the audio, in file order
 * @param audioShape a hash of what frames the audio where that is not part of the ranges: packet
 *     sizes and time stamps of Ogg pages, sample offsets of MP4; empty elsewhere
 */
record Layout(AudioFormat format, List<TagItem> items, List<Extent> audio, String audioShape) {
  Layout {
    items = List.copyOf(items);
    audio = audio instanceof Extents extents ? extents.copy() : List.copyOf(audio);
  }

  /** A range of bytes. */
  record Extent(long offset, long length) {}

  /** Ranges of which there may be a million, as of pages of Ogg: twelve bytes each. */
  static final class Extents extends AbstractList<Extent> {
    private static final int TOO_LONG = -1;

    private long[] offsets = new long[4];
    private int[] lengths = new int[4];

    /** The lengths of those that are too long for a number of four bytes, by index. */
    private final Map<Integer, Long> longLengths = new HashMap<>();

    private int size;

    void add(long offset, long length) {
      if (size == offsets.length) {
        offsets = Arrays.copyOf(offsets, 2 * size);
        lengths = Arrays.copyOf(lengths, 2 * size);
      }
      offsets[size] = offset;
      lengths[size] = length == (int) length && length >= 0 ? (int) length : TOO_LONG;
      if (lengths[size] == TOO_LONG) {
        longLengths.put(size, length);
      }
      size++;
    }

    /** One that does not change any more. */
    private Extents copy() {
      Extents copy = new Extents();
      copy.offsets = Arrays.copyOf(offsets, Math.max(1, size));
      copy.lengths = Arrays.copyOf(lengths, Math.max(1, size));
      copy.longLengths.putAll(longLengths);
      copy.size = size;
      return copy;
    }

    @Override
    public Extent get(int index) {
      Objects.checkIndex(index, size);
      int length = lengths[index];
      return new Extent(offsets[index], length == TOO_LONG ? longLengths.get(index) : length);
    }

    @Override
    public int size() {
      return size;
    }
  }
}
