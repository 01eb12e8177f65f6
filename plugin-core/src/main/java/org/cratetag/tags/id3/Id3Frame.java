package org.cratetag.tags.id3;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.cratetag.api.TagException;
import org.cratetag.api.TagField;

/**
 * A frame of an ID3v2 tag.
 *
 * @param id three or four characters
 * @param flags as stored; 0 in version 2.2
 * @param stored header and content, byte for byte
 * @param headerBytes length of the header
 */
record Id3Frame(String id, int flags, ByteBuffer stored, int headerBytes) {
  private static final int V24_DATA_LENGTH = 0x0001;
  private static final int V24_UNSYNCHRONISED = 0x0002;

  /** A new frame of a tag of this version, without flags. */
  static Id3Frame of(String id, byte[] content, int version) {
    boolean old = version == 2;
    ByteBuffer stored = ByteBuffer.allocate((old ? 6 : 10) + content.length);
    stored.put(id.getBytes(StandardCharsets.US_ASCII));
    if (old) {
      stored.put((byte) (content.length >> 16)).putShort((short) content.length);
    } else {
      stored
          .putInt(version == 4 ? Id3Tag.toSynchsafe(content.length) : content.length)
          .putShort((short) 0);
    }
    stored.put(content).flip();
    return new Id3Frame(id, 0, stored, old ? 6 : 10);
  }

  /** The field that the frame holds, if it is one of ours. */
  Optional<TagField> field() {
    return Optional.ofNullable(
        switch (id) {
          case "TCON", "TCO" -> TagField.GENRE;
          case "TBPM", "TBP" -> TagField.BPM;
          case "GRP1", "GP1" -> TagField.GROUPING;
          case "TXXX", "TXX" -> fieldOfUserText();
          default -> null;
        });
  }

  private TagField fieldOfUserText() {
    if ((flags & ~(V24_DATA_LENGTH | V24_UNSYNCHRONISED)) != 0) {
      return null;
    }
    return switch (Id3Text.first(rawContent()).toUpperCase(Locale.ROOT)) {
      case "STYLE" -> TagField.STYLE;
      case "CRATETAG" -> TagField.CRATETAG;
      default -> null;
    };
  }

  /**
   * The content without unsynchronisation.
   *
   * @throws TagException when it is compressed or encrypted
   */
  ByteBuffer content() throws TagException {
    if ((flags & 0xff & ~(V24_DATA_LENGTH | V24_UNSYNCHRONISED)) != 0) {
      throw new TagException("the frame " + id + " is compressed or encrypted");
    }
    return rawContent();
  }

  private ByteBuffer rawContent() {
    ByteBuffer content = stored.slice(headerBytes, stored.limit() - headerBytes);
    if ((flags & V24_DATA_LENGTH) != 0 && content.remaining() >= 4) {
      content = content.slice(4, content.remaining() - 4);
    }
    return (flags & V24_UNSYNCHRONISED) != 0 ? Id3Tag.withoutUnsynchronisation(content) : content;
  }
}
