package org.cratetag.tags.id3;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackNames;
import org.cratetag.tags.file.FileEdit;

/**
 * The ID3v2 tag at the end of a DSF file (Sony: DSF File Format Specification 1.01): the first
 * chunk says how long the file is and where the tag begins, or 0 when there is none.
 */
final class DsfTag implements TagPlace {
  private static final int TOTAL = 12;
  private static final int POINTER = 20;
  private static final int HEAD_BYTES = 28;

  private final FileEdit file;
  private final Id3Layout layout;

  DsfTag(FileEdit file, Id3Layout layout) {
    this.file = file;
    this.layout = layout;
  }

  static boolean isDsf(FileEdit file) throws IOException {
    return file.has(0, "DSD ");
  }

  private long number(long at) throws IOException, TrackException {
    return file.read(at, 8).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  private boolean hasTag() throws IOException, TrackException {
    long pointer = number(POINTER);
    if (pointer == 0) {
      return false;
    }
    if (pointer < HEAD_BYTES || !file.has(pointer, "ID3")) {
      throw new TrackException(
          Stage.TAGS,
          "its header says that tags begin at byte %d, where none are".formatted(pointer));
    }
    return true;
  }

  private Id3Tag tag() throws IOException, TrackException {
    long at = number(POINTER);
    return Id3Tag.parse(file.read(at, Id3Tag.lengthOf(file.read(at, 10))));
  }

  @Override
  public TagValues read() throws IOException, TrackException {
    return hasTag() ? tag().values() : TagValues.EMPTY;
  }

  @Override
  public TrackNames names() throws IOException, TrackException {
    return hasTag() ? new Id3Front(List.of(tag())).names() : TrackNames.NONE;
  }

  @Override
  public void write(TagValues change, TagStyle style) throws IOException, TrackException {
    long total = number(TOTAL);
    if (total != file.size()) {
      throw new TrackException(
          Stage.TAGS,
          "its header says %d bytes, the file has %d: it is cut off or damaged"
              .formatted(total, file.size()));
    }
    Id3Tag old = hasTag() ? tag() : Id3Tag.empty(style);
    long start = old.storedBytes() == 0 ? total : number(POINTER);
    List<ByteBuffer> bytes = layout.with(old, change, style).toBytes();
    long length = bytes.stream().mapToLong(ByteBuffer::remaining).sum();
    file.replace(start, old.storedBytes(), bytes);
    ByteBuffer header = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    header.putLong(total - old.storedBytes() + length).putLong(start);
    file.write(TOTAL, header.array());
  }
}
