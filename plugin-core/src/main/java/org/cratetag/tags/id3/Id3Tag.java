package org.cratetag.tags.id3;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.cratetag.api.TagException;
import org.cratetag.api.TagField;
import org.cratetag.api.TagStyle;
import org.cratetag.api.TagValues;

/**
 * An ID3v2 tag of any version (id3.org: ID3v2.2.0, ID3v2.3.0, ID3v2.4.0). Frames that do not change
 * are kept as they are stored.
 *
 * @param version 2, 3 or 4
 * @param flags of the header, for a new one; unsynchronisation only where frames are stored with it
 * @param extended header behind it
 * @param frames in order
 * @param storedBytes length of the whole tag as it was found; 0 for a new one
 */
record Id3Tag(
    int version, int flags, ExtendedHeader extended, List<Id3Frame> frames, int storedBytes) {
  /** Least padding behind frames that grew, so that the next change need not move the audio. */
  private static final int SPARE_BYTES = 1024;

  /** By whole blocks of the file system the audio can move without being copied. */
  private static final int GROWTH_BYTES = 4096;

  private static final int HEADER_BYTES = 10;
  private static final int UNSYNCHRONISED = 0x80;
  private static final int EXTENDED_OR_COMPRESSED = 0x40;

  static Id3Tag empty(TagStyle style) {
    int version = style == TagStyle.DJ ? 3 : 4;
    return new Id3Tag(version, 0, ExtendedHeader.none(version), List.of(), 0);
  }

  /** The length of the whole tag that begins with this header. */
  static long lengthOf(ByteBuffer header) {
    boolean footer = header.get(3) == 4 && (header.get(5) & 0x10) != 0;
    return HEADER_BYTES + synchsafe(header, 6) + (footer ? HEADER_BYTES : 0);
  }

  static Id3Tag parse(ByteBuffer tag) throws TagException {
    int version = tag.get(3);
    int flags = tag.get(5) & 0xff;
    if (version < 2 || version > 4) {
      throw new TagException("an ID3v2 tag of unknown version 2." + version);
    }
    if (version == 2 && (flags & EXTENDED_OR_COMPRESSED) != 0) {
      throw new TagException("a compressed ID3v2 tag");
    }
    ByteBuffer body = tag.slice(HEADER_BYTES, (int) synchsafe(tag, 6));
    if (version < 4 && (flags & UNSYNCHRONISED) != 0) {
      body = withoutUnsynchronisation(body);
    }
    ExtendedHeader extended = ExtendedHeader.none(version);
    if ((flags & EXTENDED_OR_COMPRESSED) != 0) {
      extended = ExtendedHeader.read(version, body);
      body = body.slice(extended.length(), body.limit() - extended.length());
    }
    List<Id3Frame> frames = new ArrayList<>();
    new Id3FrameReader(version, body).readAll(frames);
    int kept = version == 4 ? flags & UNSYNCHRONISED : 0;
    if (extended.length() > 0) {
      kept |= EXTENDED_OR_COMPRESSED;
    }
    return new Id3Tag(version, kept, extended, List.copyOf(frames), tag.limit());
  }

  TagValues values() throws TagException {
    Map<TagField, List<String>> values = new EnumMap<>(TagField.class);
    for (Id3Frame frame : frames) {
      if (frame.field().isPresent()) {
        TagField field = frame.field().get();
        List<String> found = valuesOf(field, frame);
        if (!found.isEmpty()) {
          values.computeIfAbsent(field, any -> new ArrayList<>()).addAll(found);
        }
      }
    }
    return new TagValues(values);
  }

  private List<String> valuesOf(TagField field, Id3Frame frame) throws TagException {
    List<String> strings = Id3Text.strings(frame.content());
    boolean userText = frame.id().startsWith("TXX");
    List<String> values = new ArrayList<>();
    for (String string :
        userText ? strings.subList(Math.min(1, strings.size()), strings.size()) : strings) {
      // What Cratetag says of itself is one value, whatever it holds.
      List<String> parts =
          field == TagField.CRATETAG ? List.of(string) : Id3Text.parts(string, version);
      for (String part : parts) {
        values.addAll(field == TagField.GENRE ? Id3Text.genres(part) : List.of(part));
      }
    }
    values.removeIf(String::isEmpty);
    return values;
  }

  /** The tag with the fields changed. */
  Id3Tag with(TagValues change) {
    List<Id3Frame> kept = new ArrayList<>(frames);
    kept.removeIf(frame -> frame.field().filter(change.fields()::containsKey).isPresent());
    change
        .fields()
        .forEach(
            (field, values) -> {
              if (!values.isEmpty()) {
                kept.add(frame(field, values));
              }
            });
    return new Id3Tag(version, flags, extended, List.copyOf(kept), storedBytes);
  }

  private Id3Frame frame(TagField field, List<String> values) {
    boolean old = version == 2;
    String id =
        switch (field) {
          case GENRE -> old ? "TCO" : "TCON";
          case BPM -> old ? "TBP" : "TBPM";
          case GROUPING -> old ? "GP1" : "GRP1";
          case STYLE, CRATETAG -> old ? "TXX" : "TXXX";
        };
    byte[] content = Id3Text.content(id.startsWith("TXX") ? field.name() : "", values, version);
    return Id3Frame.of(id, content, version);
  }

  /** The tag with further frames in front of the others. */
  Id3Tag withFirst(List<Id3Frame> more) {
    List<Id3Frame> all = new ArrayList<>(more);
    all.addAll(frames);
    return new Id3Tag(version, flags, extended, List.copyOf(all), storedBytes);
  }

  /**
   * The whole tag: as long as it was found where that is enough, else with spare space, longer by
   * whole blocks.
   */
  byte[] toBytes() throws TagException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (Id3Frame frame : frames) {
      byte[] stored = new byte[frame.stored().limit()];
      frame.stored().get(0, stored);
      content.writeBytes(stored);
    }
    int used = HEADER_BYTES + extended.length() + content.size();
    int length = used <= storedBytes ? storedBytes : grown(used + SPARE_BYTES);
    if (length - HEADER_BYTES >= 1 << 28) {
      throw new TagException("the ID3v2 tag would become too large");
    }
    ByteBuffer tag = ByteBuffer.allocate(length);
    tag.put((byte) 'I').put((byte) 'D').put((byte) '3').put((byte) version).put((byte) 0);
    tag.put((byte) flags).putInt(toSynchsafe(length - HEADER_BYTES));
    tag.put(extended.with(content.toByteArray(), length - used)).put(content.toByteArray());
    return tag.array();
  }

  private int grown(int least) {
    int blocks = (least - storedBytes + GROWTH_BYTES - 1) / GROWTH_BYTES;
    return storedBytes + blocks * GROWTH_BYTES;
  }

  static ByteBuffer withoutUnsynchronisation(ByteBuffer stored) {
    ByteBuffer plain = ByteBuffer.allocate(stored.limit());
    int before = 0;
    for (int i = 0; i < stored.limit(); i++) {
      int value = stored.get(i) & 0xff;
      if (before != 0xff || value != 0) {
        plain.put((byte) value);
      }
      before = value;
    }
    return plain.flip();
  }

  static long synchsafe(ByteBuffer bytes, int at) {
    long value = 0;
    for (int i = 0; i < 4; i++) {
      value = value << 7 | bytes.get(at + i) & 0x7f;
    }
    return value;
  }

  static int toSynchsafe(int value) {
    return (value & 0x7f)
        | (value & 0x3f80) << 1
        | (value & 0x1fc000) << 2
        | (value & 0xfe00000) << 3;
  }
}
