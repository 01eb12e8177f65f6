package org.cratetag.tags.mp4;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;

/** Replaces the tags within a movie box, and mends the sizes of the boxes around them. */
final class MovieEdit {
  /** Where iTunes keeps its tags. */
  static final List<String> TAG_PATH = List.of("moov", "udta", "meta", "ilst");

  private final ByteBuffer bytes;

  MovieEdit(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  ByteBuffer bytes() {
    return bytes;
  }

  /** The boxes on the way to the tags, as far as they are there; the first is the movie box. */
  static List<Mp4Box> pathToTags(ByteBuffer movie) throws TrackException {
    List<Mp4Box> path = new ArrayList<>(Mp4Box.listIn(movie, 0, movie.limit()));
    for (String type : TAG_PATH.subList(1, TAG_PATH.size())) {
      Optional<Mp4Box> next = path.get(path.size() - 1).child(movie, type);
      if (next.isEmpty()) {
        return path;
      }
      path.add(next.get());
    }
    return path;
  }

  /**
   * The movie box with other tags: of the same length where free space beside the tags allows it,
   * else with spare space for the next time.
   */
  byte[] withTags(byte[] tags, int spareBytes) throws TrackException {
    List<Mp4Box> path = pathToTags(bytes);
    for (Mp4Box box : path) {
      if (box.hasWideSize()) {
        throw new TrackException(Stage.TAGS, "an unusual movie box in the MP4 file");
      }
    }
    Mp4Box innermost = path.get(path.size() - 1);
    if (path.size() < TAG_PATH.size()) {
      byte[] free = Mp4Box.of("free", new byte[spareBytes]);
      byte[] missing = missing(path.size(), join(tags, free));
      return splice(path, innermost.end(), innermost.end(), missing);
    }
    List<Mp4Box> around = path.subList(0, path.size() - 1);
    int end = endOfFree(around.get(around.size() - 1), innermost);
    int room = end - innermost.start() - tags.length;
    if (room != 0 && room < 8) {
      room = 8 + spareBytes;
    }
    byte[] free = room == 0 ? new byte[0] : Mp4Box.of("free", new byte[room - 8]);
    return splice(around, innermost.start(), end, join(tags, free));
  }

  private int endOfFree(Mp4Box meta, Mp4Box tags) throws TrackException {
    int end = tags.end();
    for (Mp4Box box : meta.children(bytes)) {
      if (box.start() == end && box.type().equals("free")) {
        end = box.end();
      }
    }
    return end;
  }

  /** The boxes of the path that are not there, around the tags. */
  private static byte[] missing(int depth, byte[] tags) {
    byte[] handler =
        Mp4Box.of(
            "hdlr", new byte[8], "mdirappl".getBytes(StandardCharsets.ISO_8859_1), new byte[9]);
    byte[] inner = depth < 3 ? Mp4Box.of("meta", new byte[4], handler, tags) : tags;
    return depth < 2 ? Mp4Box.of("udta", inner) : inner;
  }

  private byte[] splice(List<Mp4Box> around, int from, int end, byte[] instead) {
    ByteBuffer edited = ByteBuffer.allocate(bytes.limit() - (end - from) + instead.length);
    edited.put(bytes.slice(0, from)).put(instead).put(bytes.slice(end, bytes.limit() - end));
    for (Mp4Box box : around) {
      int size = box.end() - box.start() - (end - from) + instead.length;
      edited.putInt(box.start(), size);
    }
    return edited.array();
  }

  private static byte[] join(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }
}
