package org.cratetag.tags.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.cratetag.tags.file.FileEdit;

/**
 * What says in a fragmented file where in it something is (ISO 14496-12, sections 8.8.7 and
 * 8.8.10): the base of a fragment's samples, and the index of the fragments at the end. All else in
 * fragments counts from the fragment itself.
 */
final class Fragments {
  private static final int BASE_GIVEN = 1;
  private static final int HEADER_BYTES = 8;

  private final FileEdit file;
  private final long from;
  private final long by;

  private Fragments(FileEdit file, long from, long by) {
    this.file = file;
    this.from = from;
    this.by = by;
  }

  /**
   * Makes them right after all behind the movie box has moved.
   *
   * @param from where the movie box ended before
   * @param by how far it has moved
   */
  static void shift(FileEdit file, long from, long by) throws IOException, TrackException {
    Fragments fragments = new Fragments(file, from, by);
    long size = file.size();
    for (long at = from + by; size - at >= HEADER_BYTES; ) {
      ByteBuffer header = file.read(at, Math.min(16, size - at));
      long length = header.getInt(0) & 0xffffffffL;
      if (length == 1 && header.limit() == 16) {
        length = header.getLong(8);
      } else if (length == 0) {
        length = size - at;
      }
      if (length < HEADER_BYTES || length > size - at) {
        return;
      }
      String type = Mp4Box.text(header, 4, 4);
      if (type.equals("moof") || type.equals("mfra")) {
        fragments.shiftBox(at, file.read(at, length));
      }
      at += length;
    }
  }

  private void shiftBox(long at, ByteBuffer bytes) throws IOException, TrackException {
    boolean changed = shiftIn(bytes, Mp4Box.listIn(bytes, 0, bytes.limit()).get(0));
    if (changed) {
      file.write(at, bytes.array());
    }
  }

  private boolean shiftIn(ByteBuffer bytes, Mp4Box parent) throws TrackException {
    boolean changed = false;
    for (Mp4Box box : parent.children(bytes)) {
      changed |=
          switch (box.type()) {
            case "traf" -> shiftIn(bytes, box);
            case "tfhd" -> shiftBase(bytes, box);
            case "tfra" -> shiftIndex(bytes, box);
            case "saio" ->
                throw new TrackException(
                    Stage.TAGS, "encrypted audio cannot be moved in the MP4 file");
            default -> false;
          };
    }
    return changed;
  }

  private boolean shiftBase(ByteBuffer bytes, Mp4Box box) throws TrackException {
    if (box.end() - box.content() < 8) {
      throw damaged();
    }
    if ((bytes.getInt(box.content()) & BASE_GIVEN) == 0) {
      return false;
    }
    if (box.end() - box.content() < 16) {
      throw damaged();
    }
    int at = box.content() + 8;
    return put(bytes, at, 8, bytes.getLong(at));
  }

  private boolean shiftIndex(ByteBuffer bytes, Mp4Box box) throws TrackException {
    if (box.end() - box.content() < 16) {
      throw damaged();
    }
    int width = bytes.get(box.content()) == 1 ? 8 : 4;
    int sizes = bytes.getInt(box.content() + 8);
    int entry = 2 * width + 3 + (sizes >> 4 & 3) + (sizes >> 2 & 3) + (sizes & 3);
    long count = bytes.getInt(box.content() + 12) & 0xffffffffL;
    if (count > (box.end() - box.content() - 16) / entry) {
      throw damaged();
    }
    boolean changed = false;
    for (int i = 0; i < count; i++) {
      int at = box.content() + 16 + i * entry + width;
      long old = width == 8 ? bytes.getLong(at) : bytes.getInt(at) & 0xffffffffL;
      changed |= put(bytes, at, width, old);
    }
    return changed;
  }

  private boolean put(ByteBuffer bytes, int at, int width, long old) throws TrackException {
    if (old < from) {
      return false;
    }
    if (width == 8) {
      bytes.putLong(at, old + by);
    } else if (old + by > 0xffffffffL) {
      throw new TrackException(Stage.TAGS, "the MP4 file is too large to move its audio");
    } else {
      bytes.putInt(at, (int) (old + by));
    }
    return true;
  }

  private static TrackException damaged() {
    return new TrackException(Stage.TAGS, "a damaged fragment in the MP4 file");
  }
}
