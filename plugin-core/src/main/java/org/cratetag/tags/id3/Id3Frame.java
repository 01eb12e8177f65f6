package org.cratetag.tags.id3;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.cratetag.api.track.TagField;
import org.cratetag.tags.file.StandIns;

/**
 * A frame of an ID3v2 tag.
 *
 * @param id three or four characters; some programs fill up three with a space or NUL
 * @param version of the tag, 2, 3 or 4
 * @param flags as stored; 0 in version 2.2
 * @param head the header, byte for byte
 * @param body what follows it, byte for byte: a part of the tag that it was read from
 */
record Id3Frame(String id, int version, int flags, ByteBuffer head, ByteBuffer body) {
  /** What Mixed In Key calls its user text. */
  static final String ENERGY = "EnergyLevel";

  private static final int V24_DATA_LENGTH = 0x0001;
  private static final int V24_UNSYNCHRONISED = 0x0002;
  private static final int LONGEST_TEXT_BYTES = 1 << 16;

  /** A new frame of a tag of this version, without flags. */
  static Id3Frame of(String id, byte[] content, int version) {
    return of(id, 0, content, version);
  }

  private static Id3Frame of(String id, int flags, byte[] content, int version) {
    return of(id, flags, ByteBuffer.wrap(content), version);
  }

  /** A new frame with flags around what is already in memory. */
  static Id3Frame of(String id, int flags, ByteBuffer body, int version) {
    boolean old = version == 2;
    int length = body.limit();
    ByteBuffer head = ByteBuffer.allocate(old ? 6 : 10);
    head.put(id.getBytes(StandardCharsets.ISO_8859_1));
    if (old) {
      head.put((byte) (length >> 16)).putShort((short) length);
    } else {
      head.putInt(version == 4 ? Id3Tag.toSynchsafe(length) : length).putShort((short) flags);
    }
    return new Id3Frame(id, version, flags, head.flip(), body);
  }

  boolean isEmpty() {
    return body.limit() == 0;
  }

  boolean isCompressed() {
    return (version == 3 && (flags & 0x80) != 0) || (version == 4 && (flags & 0x08) != 0);
  }

  boolean isUserText() {
    return id.equals("TXXX") || id.equals("TXX");
  }

  /** The field that the frame holds, if it is one of ours: exactly the name that we write. */
  Optional<TagField> field() {
    return Optional.ofNullable(
        switch (id) {
          case "TCON", "TCO" -> version == 2 || id.length() == 4 ? TagField.GENRE : null;
          case "TBPM", "TBP" -> version == 2 || id.length() == 4 ? TagField.BPM : null;
          case "TKEY", "TKE" -> version == 2 || id.length() == 4 ? TagField.KEY : null;
          case "GRP1", "GP1" -> TagField.GROUPING;
          case "TXXX", "TXX" ->
              switch (description()) {
                case "STYLE" -> TagField.STYLE;
                case "CRATETAG" -> TagField.CRATETAG;
                case ENERGY -> TagField.ENERGY;
                default -> null;
              };
          default -> null;
        });
  }

  /**
   * The field that the frame says something about under another name, so that a value there counts
   * where the field itself is empty. Such a frame is never changed.
   */
  Optional<TagField> standIn() {
    if (isUserText()) {
      String description = description();
      Optional<TagField> meant =
          description.equalsIgnoreCase("STYLE")
              ? Optional.of(TagField.STYLE)
              : StandIns.fieldOf(description);
      return meant.filter(any -> field().isEmpty());
    }
    return Optional.ofNullable(
        switch (id) {
          case "TCO\0", "TCO " -> TagField.GENRE;
          case "TBP\0", "TBP " -> TagField.BPM;
          case "TKE\0", "TKE " -> TagField.KEY;
          default -> null;
        });
  }

  String description() {
    return content().map(Id3Text::decode).map(Id3Text::description).orElse("");
  }

  /**
   * The content without unsynchronisation and compression; empty when it is encrypted or cannot be
   * unpacked.
   */
  Optional<ByteBuffer> content() {
    ByteBuffer content = body.slice(0, body.limit());
    return switch (version) {
      case 2 -> Optional.of(content);
      case 3 -> content23(content);
      default -> content24(content);
    };
  }

  /** ID3v2.3.0, section 3.3.1: compressed 80 with its length, encrypted 40, grouped 20. */
  private Optional<ByteBuffer> content23(ByteBuffer content) {
    boolean compressed = (flags & 0x80) != 0;
    int extra = (compressed ? 4 : 0) + ((flags & 0x20) != 0 ? 1 : 0);
    if ((flags & 0x40) != 0 || content.remaining() < extra) {
      return Optional.empty();
    }
    ByteBuffer plain = content.slice(extra, content.remaining() - extra);
    return compressed ? inflated(plain) : Optional.of(plain);
  }

  /** ID3v2.4.0, section 4.1.2: grouped 40, compressed 08, encrypted 04, then the data length. */
  private Optional<ByteBuffer> content24(ByteBuffer content) {
    int extra = ((flags & 0x40) != 0 ? 1 : 0) + ((flags & V24_DATA_LENGTH) != 0 ? 4 : 0);
    if ((flags & 0x04) != 0 || content.remaining() < extra) {
      return Optional.empty();
    }
    ByteBuffer plain = content.slice(extra, content.remaining() - extra);
    if ((flags & V24_UNSYNCHRONISED) != 0) {
      plain = Unsynchronisation.without(plain);
    }
    return (flags & 0x08) != 0 ? inflated(plain) : Optional.of(plain);
  }

  private static Optional<ByteBuffer> inflated(ByteBuffer packed) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(packed.duplicate());
      byte[] plain = new byte[LONGEST_TEXT_BYTES];
      int length = inflater.inflate(plain);
      return inflater.finished()
          ? Optional.of(ByteBuffer.wrap(plain, 0, length).slice())
          : Optional.empty();
    } catch (DataFormatException damaged) {
      return Optional.empty();
    } finally {
      inflater.end();
    }
  }
}
