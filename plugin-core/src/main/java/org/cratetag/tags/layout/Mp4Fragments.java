package org.cratetag.tags.layout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.cratetag.tags.file.FileSource;
import org.cratetag.tags.file.Sha256;

/**
 * The fragments of an MP4 file (ISO 14496-12, section 8.8), and the indexes of them, with each
 * place told from what it is the place of, so that it stays the same when all moves.
 */
final class Mp4Fragments {
  private static final long NOWHERE = -1;

  private final MessageDigest contents = Sha256.start();
  private final List<Long> indexEnds = new ArrayList<>();
  private long[] starts = new long[4];
  private int count;

  boolean isEmpty() {
    return count == 0;
  }

  void addFragment(FileSource source, long at, long end) throws IOException, TrackException {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
    }
    starts[count++] = at;
    ByteBuffer fragment = source.read(at, end - at);
    tell(fragment, 8, fragment.limit(), at);
    contents.update(fragment.duplicate());
  }

  /** An index in front, which counts from its own end. */
  void addLeadingIndex(long end) {
    indexEnds.add(end);
  }

  /**
   * The index at the end of the file, which counts from the beginning of the file; the fragments
   * stand before it.
   */
  void addIndex(FileSource source, long at, long end) throws IOException, TrackException {
    ByteBuffer index = source.read(at, end - at);
    tell(index, 8, index.limit(), 0);
    contents.update(index.duplicate());
  }

  /** Adds all that must stay the same. */
  void update(MessageDigest digest, List<Layout.Extent> audio) {
    digest.update(contents.digest());
    int next = 0;
    for (int i = 0; i < count; i++) {
      while (next < audio.size() && audio.get(next).offset() <= starts[i]) {
        next++;
      }
      update(digest, next < audio.size() ? audio.get(next).offset() - starts[i] : NOWHERE);
    }
    for (long end : indexEnds) {
      int first = Arrays.binarySearch(starts, 0, count, end);
      first = first < 0 ? -first - 1 : first;
      update(digest, first < count ? starts[first] - end : NOWHERE);
    }
  }

  private static void update(MessageDigest digest, long number) {
    digest.update(ByteBuffer.allocate(8).putLong(number).flip());
  }

  private void tell(ByteBuffer bytes, int from, int end, long start) throws TrackException {
    for (int at = from; at < end; ) {
      int size = end - at < 8 ? 0 : bytes.getInt(at);
      if (size < 8 || size > end - at) {
        throw damaged();
      }
      String type = FileSource.text(bytes.slice(at + 4, 4));
      if (type.equals("traf")) {
        tell(bytes, at + 8, at + size, start);
      } else if (type.equals("tfhd")) {
        tellBase(bytes.slice(at + 8, size - 8), start);
      } else if (type.equals("tfra")) {
        tellEntries(bytes.slice(at + 8, size - 8));
      }
      at += size;
    }
  }

  private static void tellBase(ByteBuffer header, long start) throws TrackException {
    if (header.limit() < 8) {
      throw damaged();
    }
    if ((header.get(3) & 1) != 0) {
      if (header.limit() < 16) {
        throw damaged();
      }
      header.putLong(8, header.getLong(8) - start);
    }
  }

  /** Each entry names a fragment by its place. */
  private void tellEntries(ByteBuffer table) throws TrackException {
    if (table.limit() < 16) {
      throw damaged();
    }
    boolean wide = table.get(0) == 1;
    int lengths = table.getInt(8);
    int tail = 3 + (lengths & 3) + (lengths >> 2 & 3) + (lengths >> 4 & 3);
    int at = 16;
    for (long left = table.getInt(12) & 0xffffffffL; left > 0; left--) {
      int offsetAt = at + (wide ? 8 : 4);
      int next = offsetAt + (wide ? 8 : 4) + tail;
      if (next > table.limit()) {
        throw damaged();
      }
      long offset = wide ? table.getLong(offsetAt) : table.getInt(offsetAt) & 0xffffffffL;
      int fragment = Arrays.binarySearch(starts, 0, count, offset);
      if (fragment >= 0 && wide) {
        table.putLong(offsetAt, fragment);
      } else if (fragment >= 0) {
        table.putInt(offsetAt, fragment);
      }
      at = next;
    }
  }

  private static TrackException damaged() {
    return new TrackException(Stage.TAGS, "a damaged fragment in the MP4 file");
  }
}
