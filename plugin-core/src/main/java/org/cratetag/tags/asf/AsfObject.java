package org.cratetag.tags.asf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.cratetag.tags.file.TagBudget;

/**
 * An object of the header: an identifier of 16 bytes, a length, and content.
 *
 * @param guid the identifier, in hexadecimal
 * @param content what follows the length
 */
record AsfObject(String guid, ByteBuffer content) {
  static final String HEADER = "3026b2758e66cf11a6d900aa0062ce6c";
  static final String FILE_PROPERTIES = "a1dcab8c47a9cf118ee400c00c205365";
  static final String EXTENSION = "b503bf5f2ea9cf118ee300c00c205365";
  static final String DESCRIPTION = "3326b2758e66cf11a6d900aa0062ce6c";
  static final String EXTENDED = "40a4d0d207e3d21197f000a0c95ea850";
  static final String METADATA = "eacbf8c5af5b77488467aa8c44fa4cca";
  static final String LIBRARY = "941c23449894d149a1411d134e457054";

  private static final int HEADER_BYTES = 24;

  /** The objects that fill a range. */
  static List<AsfObject> list(ByteBuffer bytes, int from) throws TrackException {
    List<AsfObject> objects = new ArrayList<>();
    TagBudget budget = new TagBudget("objects");
    ByteBuffer little = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    for (int at = from; at < bytes.limit(); ) {
      long size = bytes.limit() - at < HEADER_BYTES ? -1 : little.getLong(at + 16);
      if (size < HEADER_BYTES || size > bytes.limit() - at) {
        throw new TrackException(Stage.TAGS, "a damaged object in the WMA file");
      }
      budget.takePart();
      byte[] guid = new byte[16];
      bytes.get(at, guid);
      ByteBuffer content = bytes.slice(at + HEADER_BYTES, (int) size - HEADER_BYTES);
      objects.add(new AsfObject(HexFormat.of().formatHex(guid), content));
      at += (int) size;
    }
    return objects;
  }

  boolean holdsAttributes() {
    return guid.equals(EXTENDED) || guid.equals(METADATA) || guid.equals(LIBRARY);
  }

  /** The attributes in it. */
  List<AsfAttribute> attributes() throws TrackException {
    ByteBuffer bytes = content.slice().order(ByteOrder.LITTLE_ENDIAN);
    List<AsfAttribute> attributes = new ArrayList<>();
    int count = bytes.limit() < 2 ? 0 : bytes.getShort(0) & 0xffff;
    TagBudget budget = new TagBudget("attributes");
    int at = 2;
    for (int i = 0; i < count; i++) {
      budget.takePart();
      AsfAttribute next = guid.equals(EXTENDED) ? extended(bytes, at) : metadata(bytes, at);
      attributes.add(next);
      at += next.stored().limit();
    }
    return attributes;
  }

  private static AsfAttribute extended(ByteBuffer bytes, int at) throws TrackException {
    int nameBytes = number(bytes, at);
    int type = number(bytes, at + 2 + nameBytes);
    int valueBytes = number(bytes, at + 4 + nameBytes);
    int valueAt = at + 6 + nameBytes;
    return attribute(bytes, at, at + 2, nameBytes, 0, type, valueAt, valueBytes);
  }

  private static AsfAttribute metadata(ByteBuffer bytes, int at) throws TrackException {
    int stream = number(bytes, at + 2);
    int nameBytes = number(bytes, at + 4);
    int type = number(bytes, at + 6);
    long valueBytes = at + 12L > bytes.limit() ? -1 : bytes.getInt(at + 8) & 0xffffffffL;
    int valueAt = at + 12 + nameBytes;
    return attribute(bytes, at, at + 12, nameBytes, stream, type, valueAt, valueBytes);
  }

  private static AsfAttribute attribute(
      ByteBuffer bytes,
      int at,
      int nameAt,
      int nameBytes,
      int stream,
      int type,
      int valueAt,
      long valueBytes)
      throws TrackException {
    if (valueBytes < 0 || valueAt + valueBytes > bytes.limit()) {
      throw new TrackException(Stage.TAGS, "a tag of the WMA file is longer than what holds it");
    }
    byte[] name = new byte[nameBytes];
    bytes.get(nameAt, name);
    ByteBuffer value = bytes.slice(valueAt, (int) valueBytes);
    ByteBuffer stored = bytes.slice(at, valueAt + (int) valueBytes - at);
    String text = AsfAttribute.withoutEnd(new String(name, StandardCharsets.UTF_16LE));
    return new AsfAttribute(text, stream, type, value, stored);
  }

  private static int number(ByteBuffer bytes, int at) throws TrackException {
    if (at + 2 > bytes.limit()) {
      throw new TrackException(Stage.TAGS, "a tag of the WMA file is longer than what holds it");
    }
    return bytes.getShort(at) & 0xffff;
  }

  /** The object with other attributes. */
  AsfObject with(List<AsfAttribute> attributes) throws TrackException {
    if (attributes.size() > 0xffff) {
      throw new TrackException(Stage.TAGS, "the WMA file has too many tags");
    }
    int length = 2 + attributes.stream().mapToInt(each -> each.stored().limit()).sum();
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putShort((short) attributes.size());
    attributes.forEach(attribute -> bytes.put(attribute.stored().slice()));
    return new AsfObject(guid, bytes.flip());
  }

  /** How long it is with its header. */
  int length() {
    return HEADER_BYTES + content.limit();
  }

  void putInto(ByteBuffer bytes) {
    bytes.put(HexFormat.of().parseHex(guid));
    bytes.put(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(length()).flip());
    bytes.put(content.slice());
  }
}
