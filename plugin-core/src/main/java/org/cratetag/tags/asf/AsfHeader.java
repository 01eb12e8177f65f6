package org.cratetag.tags.asf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TrackNames;
import org.cratetag.tags.file.FileEdit;
import org.cratetag.tags.file.TagBudget;

/**
 * The header of a file, in memory: its objects, and those within the header extension.
 *
 * @param storedBytes length of the header as it was found
 * @param reserved two bytes behind the number of objects
 * @param objects in order
 */
record AsfHeader(int storedBytes, byte[] reserved, List<AsfObject> objects) {
  private static final int FIRST_OBJECT = 30;

  /** It is in memory four times while it is written. */
  private static final int MOST_BYTES = 14 << 20;

  /** Behind an identifier, a number and the length of what follows. */
  private static final int FIRST_INNER_OBJECT = 22;

  static AsfHeader read(FileEdit file) throws IOException, TrackException {
    ByteBuffer start = file.read(0, FIRST_OBJECT).order(ByteOrder.LITTLE_ENDIAN);
    long length = Math.max(FIRST_OBJECT, start.getLong(16));
    TagBudget.verifySize(Math.min(length, file.size()), MOST_BYTES);
    ByteBuffer whole = file.read(0, length);
    byte[] reserved = {start.get(28), start.get(29)};
    return new AsfHeader(whole.limit(), reserved, AsfObject.list(whole, FIRST_OBJECT));
  }

  /** The attributes of all objects, in their order. */
  List<AsfAttribute> attributes() throws TrackException {
    List<AsfAttribute> all = new ArrayList<>();
    TagBudget budget = new TagBudget("attributes");
    for (AsfObject object : objects) {
      if (object.holdsAttributes()) {
        add(object, all, budget);
      } else if (object.guid().equals(AsfObject.EXTENSION)) {
        for (AsfObject inner : inner(object)) {
          if (inner.holdsAttributes()) {
            add(inner, all, budget);
          }
        }
      }
    }
    return all;
  }

  private static void add(AsfObject object, List<AsfAttribute> all, TagBudget budget)
      throws TrackException {
    for (AsfAttribute attribute : object.attributes()) {
      budget.takePart();
      boolean isOurs =
          attribute.standIn().isPresent()
              || Arrays.stream(TagField.values()).anyMatch(attribute::isOf);
      if (isOurs) {
        budget.takeValue(attribute.stored().limit());
      }
      all.add(attribute);
    }
  }

  /** Artist and title: the content description's second and first text (section 3.10). */
  TrackNames names() {
    for (AsfObject object : objects) {
      if (object.guid().equals(AsfObject.DESCRIPTION) && object.content().limit() >= 10) {
        ByteBuffer bytes = object.content().slice().order(ByteOrder.LITTLE_ENDIAN);
        int title = bytes.getShort(0) & 0xffff;
        int author = bytes.getShort(2) & 0xffff;
        return new TrackNames(text(bytes, 10 + title, author), text(bytes, 10, title));
      }
    }
    return TrackNames.NONE;
  }

  private static Optional<String> text(ByteBuffer bytes, int from, int length) {
    if (from + length > bytes.limit()) {
      return Optional.empty();
    }
    byte[] text = new byte[length];
    bytes.get(from, text);
    return Optional.of(AsfAttribute.withoutEnd(new String(text, StandardCharsets.UTF_16LE)));
  }

  private static List<AsfObject> inner(AsfObject extension) throws TrackException {
    return AsfObject.list(extension.content(), FIRST_INNER_OBJECT);
  }

  /** What becomes of the attributes of an object. */
  interface Edit {
    List<AsfAttribute> of(AsfObject object) throws TrackException;
  }

  /** The header with all objects of attributes edited; there is an extended description then. */
  AsfHeader edited(Edit edit) throws TrackException {
    List<AsfObject> edited = new ArrayList<>();
    boolean extended = false;
    for (AsfObject object : objects) {
      boolean isFirst = object.guid().equals(AsfObject.EXTENDED) && !extended;
      extended |= isFirst;
      if (object.holdsAttributes()) {
        edited.add(object.with(edit.of(object)));
      } else if (object.guid().equals(AsfObject.EXTENSION)) {
        edited.add(extension(object, edit));
      } else {
        edited.add(object);
      }
    }
    if (!extended) {
      AsfObject description = new AsfObject(AsfObject.EXTENDED, ByteBuffer.allocate(2));
      edited.add(description.with(edit.of(description)));
    }
    return new AsfHeader(storedBytes, reserved, edited);
  }

  private static AsfObject extension(AsfObject object, Edit edit) throws TrackException {
    List<AsfObject> inner = new ArrayList<>();
    for (AsfObject each : inner(object)) {
      inner.add(each.holdsAttributes() ? each.with(edit.of(each)) : each);
    }
    int length = inner.stream().mapToInt(AsfObject::length).sum();
    ByteBuffer content = ByteBuffer.allocate(FIRST_INNER_OBJECT + length);
    content.put(object.content().slice(0, FIRST_INNER_OBJECT));
    inner.forEach(each -> each.putInto(content));
    content.order(ByteOrder.LITTLE_ENDIAN).putInt(FIRST_INNER_OBJECT - 4, length);
    return new AsfObject(object.guid(), content.order(ByteOrder.BIG_ENDIAN).flip());
  }

  /** The whole header. The file's length in it changes by as much as the header does. */
  byte[] toBytes() {
    int length = FIRST_OBJECT + objects.stream().mapToInt(AsfObject::length).sum();
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    new AsfObject(AsfObject.HEADER, ByteBuffer.allocate(0)).putInto(bytes);
    bytes.putLong(16, length).putInt(objects.size()).put(reserved);
    for (AsfObject object : objects) {
      int at = bytes.position();
      object.putInto(bytes);
      if (object.guid().equals(AsfObject.FILE_PROPERTIES) && object.length() >= 48) {
        long size = bytes.getLong(at + 40);
        bytes.putLong(at + 40, size == 0 ? 0 : size + length - storedBytes);
      }
    }
    return bytes.array();
  }
}
