package org.cratetag.tags.flac;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.cratetag.tags.file.FileEdit;
import org.cratetag.tags.file.TagBudget;

/**
 * The metadata blocks of a FLAC file (RFC 9639, section 8).
 *
 * @param start where they begin, behind the four letters
 * @param storedBytes length of all
 * @param blocks in order
 */
record FlacBlocks(long start, int storedBytes, List<Block> blocks) {
  private static final int HEADER_BYTES = 4;
  private static final int PADDING = 1;
  private static final int COMMENTS = 4;
  private static final int LONGEST_BYTES = 0xffffff;

  /** By whole blocks of the file system the audio can move without being copied. */
  private static final int GROWTH_BYTES = 4096;

  /**
   * A block.
   *
   * @param type 0 for the stream's description, 1 for padding, 4 for comments, 6 for a picture
   * @param content without the header
   */
  record Block(int type, byte[] content) {}

  static FlacBlocks read(FileEdit file, long start) throws IOException, TrackException {
    List<Block> blocks = new ArrayList<>();
    TagBudget budget = new TagBudget("metadata blocks");
    long at = start;
    boolean last;
    do {
      budget.takePart();
      ByteBuffer header = file.read(at, HEADER_BYTES);
      last = header.get(0) < 0;
      int length = header.getInt(0) & LONGEST_BYTES;
      TagBudget.verifySize(at + length);
      byte[] content = file.read(at + HEADER_BYTES, length).array();
      blocks.add(new Block(header.get(0) & 0x7f, content));
      at += HEADER_BYTES + content.length;
    } while (!last);
    return new FlacBlocks(start, (int) (at - start), blocks);
  }

  /** The comment blocks; the standard allows one. */
  List<byte[]> comments() {
    return blocks.stream().filter(b -> b.type() == COMMENTS).map(Block::content).toList();
  }

  /** With other comments in the first comment block, or in a new one behind the description. */
  FlacBlocks withComments(byte[] comments) throws TrackException {
    if (comments.length > LONGEST_BYTES) {
      throw new TrackException(Stage.TAGS, "the comments are too long for a FLAC file");
    }
    List<Block> edited = new ArrayList<>(blocks);
    int at = 0;
    while (at < edited.size() && edited.get(at).type() != COMMENTS) {
      at++;
    }
    Block block = new Block(COMMENTS, comments);
    if (at < edited.size()) {
      edited.set(at, block);
    } else {
      edited.add(1, block);
    }
    return new FlacBlocks(start, storedBytes, edited);
  }

  /**
   * All of them, in pieces: as long as before where padding allows it, else longer by whole file
   * blocks.
   */
  List<ByteBuffer> toBytes() {
    List<Block> fitted = new ArrayList<>(blocks);
    int over = length(fitted) - storedBytes;
    int padding = indexOfPadding(over);
    if (padding < 0 && over != 0) {
      fitted.add(new Block(PADDING, new byte[0]));
      padding = fitted.size() - 1;
      over = length(fitted) - storedBytes;
    }
    if (over != 0) {
      int room = fitted.get(padding).content().length - over;
      while (room < 0) {
        room += GROWTH_BYTES;
      }
      fitted.set(padding, new Block(PADDING, new byte[Math.min(room, LONGEST_BYTES)]));
    }
    List<ByteBuffer> bytes = new ArrayList<>();
    for (int i = 0; i < fitted.size(); i++) {
      Block block = fitted.get(i);
      int last = i == fitted.size() - 1 ? 0x80 : 0;
      int head = (last | block.type()) << 24 | block.content().length;
      bytes.add(ByteBuffer.allocate(HEADER_BYTES).putInt(head).flip());
      bytes.add(ByteBuffer.wrap(block.content()));
    }
    return bytes;
  }

  /**
   * The last padding that is long enough; the last of all where none is; -1 where there is none.
   */
  private int indexOfPadding(int needed) {
    int found = -1;
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      boolean isBetter =
          found < 0
              || block.content().length >= needed
              || blocks.get(found).content().length < needed;
      found = block.type() == PADDING && isBetter ? i : found;
    }
    return found;
  }

  private static int length(List<Block> blocks) {
    return blocks.stream().mapToInt(block -> HEADER_BYTES + block.content().length).sum();
  }
}
