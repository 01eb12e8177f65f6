package org.cratetag.tags.id3;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.cratetag.tags.file.FileEdit;
import org.cratetag.tags.file.TagBudget;

/**
 * The chunks of a RIFF/WAVE (little-endian) or AIFF file (big-endian), up to the end of the file:
 * the size in its first bytes is wrong in many files, and made right by every change. In RF64 and
 * BW64 (EBU Tech 3306, ITU-R BS.2088) the sizes of file and audio stand in the first chunk, {@code
 * ds64}.
 */
final class Chunks {
  private static final int HEADER_BYTES = 8;

  /** Sizes from here on stand for "up to the end" where they are longer than the file. */
  private static final long FIRST_ENDLESS = 0x7fff0000L;

  private static final long IN_DS64 = 0xffffffffL;
  private static final int FILE_BYTES_AT = 20;
  private static final int AUDIO_BYTES_AT = 28;

  private final FileEdit edit;
  private final boolean wide;
  private final ByteOrder order;
  private final long declaredEnd;
  private long end;

  Chunks(FileEdit edit) throws IOException, TrackException {
    this.edit = edit;
    this.order = edit.has(0, "FORM") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    this.wide = isWide(edit) && edit.has(12, "ds64");
    this.declaredEnd = HEADER_BYTES + (wide ? wideLength(FILE_BYTES_AT) : length(4));
    this.end = 12;
    list();
  }

  /**
   * A chunk.
   *
   * @param id four characters
   * @param start where its header begins
   * @param length of its content, without the pad byte
   * @param end where the next begins
   */
  record Chunk(String id, long start, long length, long end) {
    long content() {
      return start + HEADER_BYTES;
    }
  }

  static boolean isIff(FileEdit edit) throws IOException {
    return edit.has(0, "RIFF") || edit.has(0, "FORM") || isWide(edit);
  }

  private static boolean isWide(FileEdit edit) throws IOException {
    return edit.has(0, "RF64") || edit.has(0, "BW64");
  }

  boolean isWave() {
    return order == ByteOrder.LITTLE_ENDIAN;
  }

  /** All of them; finds where the last ends. */
  List<Chunk> list() throws IOException, TrackException {
    List<Chunk> chunks = list(12, edit.size());
    end = chunks.isEmpty() ? 12 : chunks.get(chunks.size() - 1).end();
    return chunks;
  }

  /** Those within a range. */
  List<Chunk> list(long from, long to) throws IOException, TrackException {
    List<Chunk> chunks = new ArrayList<>();
    TagBudget budget = new TagBudget("chunks");
    for (long at = from;
        to - at >= HEADER_BYTES && isId(at);
        at = chunks.get(chunks.size() - 1).end()) {
      budget.takePart();
      long length = lengthOf(at, to);
      if (length > to - at - HEADER_BYTES) {
        if (at >= declaredEnd) {
          break;
        }
        throw new TrackException(Stage.TAGS, "a chunk is longer than the file");
      }
      long next = at + HEADER_BYTES + length;
      if (padBytes(next, length, to) == 0 && (length & 1) != 0 && from == 12) {
        verifyAudioCame(chunks, id(at));
      }
      chunks.add(new Chunk(id(at), at, length, Math.min(to, next + padBytes(next, length, to))));
    }
    return chunks;
  }

  /** Readers that insist on the padding do not find audio behind a chunk without. */
  private void verifyAudioCame(List<Chunk> before, String id) throws TrackException {
    String audio = isWave() ? "data" : "SSND";
    if (!id.equals(audio) && before.stream().noneMatch(chunk -> chunk.id().equals(audio))) {
      throw new TrackException(
          Stage.TAGS, "a chunk of odd length in front of the audio has no padding");
    }
  }

  /** Audio of a recording that was never finished, or was piped, lasts as long as the file. */
  private long lengthOf(long at, long to) throws IOException, TrackException {
    long length = length(at + 4);
    long left = to - at - HEADER_BYTES;
    if (wide && id(at).equals("data") && length == IN_DS64) {
      length = wideLength(AUDIO_BYTES_AT);
      return length > left || length <= 0 ? left : length;
    }
    boolean endless =
        isWave()
            && id(at).equals("data")
            && (length > left && length >= FIRST_ENDLESS
                || length == 0 && left > HEADER_BYTES && !fits(at + HEADER_BYTES, to));
    return endless ? left : length;
  }

  /** A pad byte follows an odd length, but some programs forget it. */
  private int padBytes(long next, long length, long to) throws IOException, TrackException {
    return (length & 1) == 0 || (fits(next, to) && !fits(next + 1, to)) ? 0 : 1;
  }

  /** Whether a chunk may begin here. */
  private boolean fits(long at, long to) throws IOException, TrackException {
    return to - at >= HEADER_BYTES && isId(at) && length(at + 4) <= to - at - HEADER_BYTES;
  }

  private boolean isId(long at) throws IOException, TrackException {
    String id = id(at);
    return id.chars().allMatch(c -> c >= ' ' && c <= '~') && !id.isBlank();
  }

  private String id(long at) throws IOException, TrackException {
    byte[] id = new byte[4];
    edit.read(at, 4).get(id);
    return new String(id, StandardCharsets.ISO_8859_1);
  }

  /** Puts other content into a chunk; what follows moves. */
  void replace(Chunk chunk, List<ByteBuffer> content) throws IOException, TrackException {
    resize(chunk.start(), chunk.end() - chunk.start(), chunk(chunk.id(), content));
  }

  /** Adds a chunk behind the last. */
  void append(String id, List<ByteBuffer> content) throws IOException, TrackException {
    Chunk last = closeLast();
    if ((last.length() & 1) != 0 && last.end() == last.content() + last.length()) {
      // Its pad byte is missing.
      resize(end, 0, List.of(ByteBuffer.allocate(1)));
    }
    resize(end, 0, chunk(id, content));
  }

  /** Nothing can stand behind audio that lasts as long as the file. */
  private Chunk closeLast() throws IOException, TrackException {
    List<Chunk> chunks = list();
    if (chunks.isEmpty()) {
      throw new TrackException(Stage.TAGS, "there is no chunk in the file");
    }
    Chunk last = chunks.get(chunks.size() - 1);
    if (wide && last.id().equals("data") && length(last.start() + 4) == IN_DS64) {
      edit.write(AUDIO_BYTES_AT, wideNumber(last.length()));
    } else if (length(last.start() + 4) != last.length()) {
      edit.write(last.start() + 4, number(last.length()));
    }
    return last;
  }

  private void resize(long offset, long length, List<ByteBuffer> bytes)
      throws IOException, TrackException {
    long grown = end + lengthOf(bytes) - length;
    if (!wide && grown - HEADER_BYTES > 0xfffffffeL) {
      throw new TrackException(Stage.TAGS, "the file would become too large for its format");
    }
    edit.replace(offset, length, bytes);
    end = grown;
    if (wide) {
      edit.write(FILE_BYTES_AT, wideNumber(end - HEADER_BYTES));
    } else {
      edit.write(4, number(end - HEADER_BYTES));
    }
  }

  private List<ByteBuffer> chunk(String id, List<ByteBuffer> content) {
    int length = (int) lengthOf(content);
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(order);
    header.put(id.getBytes(StandardCharsets.ISO_8859_1)).putInt(length).flip();
    List<ByteBuffer> chunk = new ArrayList<>(content);
    chunk.add(0, header);
    chunk.add(ByteBuffer.allocate(length & 1));
    return chunk;
  }

  private static long lengthOf(List<ByteBuffer> pieces) {
    return pieces.stream().mapToLong(ByteBuffer::remaining).sum();
  }

  static byte[] chunk(String id, byte[] content, ByteOrder order) {
    ByteBuffer chunk =
        ByteBuffer.allocate(HEADER_BYTES + content.length + (content.length & 1)).order(order);
    chunk.put(id.getBytes(StandardCharsets.ISO_8859_1)).putInt(content.length).put(content);
    return chunk.array();
  }

  private byte[] number(long value) {
    return ByteBuffer.allocate(4).order(order).putInt((int) value).array();
  }

  private static byte[] wideNumber(long value) {
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
  }

  private long wideLength(long at) throws IOException, TrackException {
    return edit.read(at, 8).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  private long length(long at) throws IOException, TrackException {
    return edit.read(at, 4).order(order).getInt() & 0xffffffffL;
  }
}
