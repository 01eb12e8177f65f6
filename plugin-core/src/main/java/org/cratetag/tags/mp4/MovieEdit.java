package org.cratetag.tags.mp4;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.cratetag.tags.file.TagBudget;
import org.cratetag.tags.file.Zeros;

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
   * The movie box with other tags, in pieces of which most are those that it was read from: of the
   * same length where free space beside the tags allows it, else with spare space for the next
   * time.
   *
   * @param tags the box of all tags
   */
  List<ByteBuffer> withTags(List<ByteBuffer> tags, int spareBytes) throws TrackException {
    List<Mp4Box> path = pathToTags(bytes);
    for (Mp4Box box : path) {
      if (box.hasWideSize()) {
        throw new TrackException(Stage.TAGS, "an unusual movie box in the MP4 file");
      }
    }
    Mp4Box innermost = path.get(path.size() - 1);
    if (path.size() < TAG_PATH.size()) {
      List<ByteBuffer> inner = with(tags, Mp4Box.of("free", new byte[spareBytes]));
      return splice(path, innermost.end(), innermost.end(), missing(path.size(), inner));
    }
    List<Mp4Box> around = path.subList(0, path.size() - 1);
    int end = endOfFree(around.get(around.size() - 1), innermost);
    long room = end - innermost.start() - lengthOf(tags);
    if (room != 0 && room < 8) {
      room = 8L + spareBytes;
    }
    List<ByteBuffer> instead = new ArrayList<>(tags);
    if (room > 0) {
      instead.add(ByteBuffer.wrap(Mp4Box.of("free")).putInt(0, (int) room));
      instead.addAll(Zeros.of((int) room - 8));
    }
    return splice(around, innermost.start(), end, instead);
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
  private static List<ByteBuffer> missing(int depth, List<ByteBuffer> tags) {
    List<ByteBuffer> inner = new ArrayList<>(tags);
    if (depth < 3) {
      byte[] handler =
          Mp4Box.of(
              "hdlr", new byte[8], "mdirappl".getBytes(StandardCharsets.ISO_8859_1), new byte[9]);
      inner.add(0, ByteBuffer.wrap(handler));
      inner.add(0, ByteBuffer.allocate(4));
      inner = Mp4Box.around("meta", inner);
    }
    return depth < 2 ? Mp4Box.around("udta", inner) : inner;
  }

  /** The boxes around it get other sizes; what was read stays as it is. */
  private List<ByteBuffer> splice(List<Mp4Box> around, int from, int end, List<ByteBuffer> instead)
      throws TrackException {
    long grown = lengthOf(instead) - (end - from);
    TagBudget.verifySize(bytes.limit() + grown);
    List<ByteBuffer> pieces = new ArrayList<>();
    int at = 0;
    for (Mp4Box box : around) {
      pieces.add(bytes.slice(at, box.start() - at));
      int size = (int) (box.end() - box.start() + grown);
      pieces.add(ByteBuffer.allocate(4).putInt(size).flip());
      at = box.start() + 4;
    }
    pieces.add(bytes.slice(at, from - at));
    pieces.addAll(instead);
    pieces.add(bytes.slice(end, bytes.limit() - end));
    return pieces;
  }

  private static List<ByteBuffer> with(List<ByteBuffer> boxes, byte[] last) {
    List<ByteBuffer> all = new ArrayList<>(boxes);
    all.add(ByteBuffer.wrap(last));
    return all;
  }

  static long lengthOf(List<ByteBuffer> pieces) {
    return pieces.stream().mapToLong(ByteBuffer::remaining).sum();
  }
}
