package org.cratetag.tags.mp4;

import java.nio.ByteBuffer;
import java.util.Set;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.cratetag.tags.file.TagBudget;

/** The tables that say where in the file the audio is (ISO 14496-12, section 8.7.5). */
final class ChunkOffsets {
  private static final Set<String> CONTAINERS = Set.of("trak", "mdia", "minf", "stbl");

  private ChunkOffsets() {}

  /** Adds to every offset behind a place in the file. */
  static void shift(ByteBuffer movie, long from, long by) throws TrackException {
    Mp4Box moov = Mp4Box.listIn(movie, 0, movie.limit()).get(0);
    shiftIn(movie, moov, from, by, 1);
  }

  private static void shiftIn(ByteBuffer movie, Mp4Box parent, long from, long by, int level)
      throws TrackException {
    TagBudget.verifyLevel(level);
    for (Mp4Box box : parent.children(movie)) {
      if (CONTAINERS.contains(box.type())) {
        shiftIn(movie, box, from, by, level + 1);
      } else if (box.type().equals("stco")) {
        shiftTable(movie, box, 4, from, by);
      } else if (box.type().equals("co64")) {
        shiftTable(movie, box, 8, from, by);
      } else if (box.type().equals("saio")) {
        throw new TrackException(Stage.TAGS, "encrypted audio cannot be moved in the MP4 file");
      }
    }
  }

  private static void shiftTable(ByteBuffer movie, Mp4Box table, int width, long from, long by)
      throws TrackException {
    long room = (table.end() - table.content() - 8L) / width;
    long count = room < 0 ? -1 : movie.getInt(table.content() + 4) & 0xffffffffL;
    if (count < 0 || count > room) {
      throw new TrackException(Stage.TAGS, "a damaged chunk offset table in the MP4 file");
    }
    for (int i = 0; i < count; i++) {
      int at = table.content() + 8 + i * width;
      long old = width == 8 ? movie.getLong(at) : movie.getInt(at) & 0xffffffffL;
      long offset = old < from ? old : old + by;
      if (width == 8) {
        movie.putLong(at, offset);
      } else if (offset < 0 || offset > 0xffffffffL) {
        throw new TrackException(Stage.TAGS, "the MP4 file is too large to move its audio");
      } else {
        movie.putInt(at, (int) offset);
      }
    }
  }
}
