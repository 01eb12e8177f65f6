package org.cratetag.tags.layout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TagField;
import org.cratetag.tags.file.FileSource;
import org.cratetag.tags.file.TagBudget;

/** Windows Media Audio (Advanced Systems Format Specification, revision 01.20.05, section 3). */
final class AsfLayout {
  /** The first bytes of every ASF file: the header object's identifier. */
  static final String HEADER_GUID = guid("3026b2758e66cf11a6d900aa0062ce6c");

  private static final String DATA = guid("3626b2758e66cf11a6d900aa0062ce6c");
  private static final String FILE_PROPERTIES = guid("a1dcab8c47a9cf118ee400c00c205365");
  private static final String EXTENSION = guid("b503bf5f2ea9cf118ee300c00c205365");
  private static final String CONTENT = guid("3326b2758e66cf11a6d900aa0062ce6c");
  private static final String EXTENDED = guid("40a4d0d207e3d21197f000a0c95ea850");
  private static final String METADATA = guid("eacbf8c5af5b77488467aa8c44fa4cca");
  private static final String LIBRARY = guid("941c23449894d149a1411d134e457054");
  private static final String PADDING = guid("74d40618dfca0945a4ba9aabcb96aae8");

  private final FileSource source;
  private final TagBudget budget = new TagBudget("objects and attributes");
  private int level;
  private final List<TagItem> items = new ArrayList<>();
  private final Layout.Extents audio = new Layout.Extents();

  private AsfLayout(FileSource source) {
    this.source = source;
  }

  static Layout read(FileSource source) throws IOException, TrackException {
    AsfLayout layout = new AsfLayout(source);
    layout.readObjects(0, source.size());
    if (layout.audio.size() != 1) {
      throw new TrackException(Stage.TAGS, "the WMA file has not exactly one data object");
    }
    return new Layout(AudioFormat.WMA, layout.items, layout.audio, "");
  }

  private void readObjects(long start, long end) throws IOException, TrackException {
    TagBudget.verifyLevel(++level);
    long at = start;
    while (at < end) {
      budget.takePart();
      if (end - at < 24) {
        throw new TrackException(Stage.TAGS, "a damaged object in the WMA file");
      }
      long size = source.readLittleEndian(at + 16, 8).getLong();
      if (size > end - at && FileSource.text(source.read(at, 16)).equals(DATA)) {
        size = end - at; // Cut off, or never finished: players play what is there.
      }
      if (size < 24 || size > end - at) {
        throw new TrackException(
            Stage.TAGS, "an object of the WMA file is longer than what holds it");
      }
      readObject(FileSource.text(source.read(at, 16)), at + 24, at + size);
      at += size;
    }
    level--;
  }

  private void readObject(String guid, long from, long end) throws IOException, TrackException {
    if (guid.equals(HEADER_GUID)) {
      readObjects(from + 6, end);
    } else if (guid.equals(EXTENSION)) {
      readObjects(from + 22, end);
    } else if (guid.equals(DATA)) {
      audio.add(from, end - from);
    } else if (guid.equals(FILE_PROPERTIES)) {
      // The file's size, 8 bytes after the file's identifier, changes with the tags.
      items.add(TagItem.of("ASF file identifier", source.read(from, 16)));
      items.add(TagItem.of("ASF file properties", source.read(from + 24, end - from - 24)));
    } else if (guid.equals(CONTENT)) {
      readContentDescription(source.readLittleEndian(from, end - from));
    } else if (guid.equals(EXTENDED)) {
      readExtended(source.readLittleEndian(from, end - from));
    } else if (guid.equals(METADATA) || guid.equals(LIBRARY)) {
      readMetadata(source.readLittleEndian(from, end - from));
    } else if (!guid.equals(PADDING)) {
      String name = HexFormat.of().formatHex(guid.getBytes(StandardCharsets.ISO_8859_1));
      items.add(TagItem.of("ASF " + name, source, from, end - from));
    }
  }

  private void readContentDescription(ByteBuffer bytes) throws TrackException {
    String[] names = {"title", "author", "copyright", "description", "rating"};
    if (bytes.limit() < 10) {
      throw new TrackException(Stage.TAGS, "a damaged content description in the WMA file");
    }
    bytes.position(10);
    for (int i = 0; i < names.length; i++) {
      add(names[i], 0, take(bytes, bytes.getShort(2 * i) & 0xffff));
    }
  }

  private void readExtended(ByteBuffer bytes) throws TrackException {
    int count = shortOf(bytes);
    for (int i = 0; i < count; i++) {
      budget.takePart();
      String name = nameOf(take(bytes, shortOf(bytes)));
      int type = shortOf(bytes);
      add(name, type, take(bytes, shortOf(bytes)));
    }
  }

  private void readMetadata(ByteBuffer bytes) throws TrackException {
    int count = shortOf(bytes);
    for (int i = 0; i < count; i++) {
      budget.takePart();
      ByteBuffer head = take(bytes, 8).order(ByteOrder.LITTLE_ENDIAN);
      long length = take(bytes, 4).order(ByteOrder.LITTLE_ENDIAN).getInt() & 0xffffffffL;
      String name = nameOf(take(bytes, head.getShort(4) & 0xffff));
      String stream = head.getShort(2) == 0 ? "" : " of stream " + head.getShort(2);
      add(name + stream, head.getShort(6), take(bytes, length));
    }
  }

  /** Text ends with zeros, or without. */
  private void add(String name, int type, ByteBuffer value) {
    ByteBuffer text = value.duplicate();
    if (type == 0) {
      while (text.limit() >= 2
          && text.get(text.limit() - 1) == 0
          && text.get(text.limit() - 2) == 0) {
        text.limit(text.limit() - 2);
      }
    }
    items.add(TagItem.of("WMA " + name, field(name), text));
  }

  private static TagField field(String name) {
    return switch (name) {
      case "WM/Genre", "WM/GenreID" -> TagField.GENRE;
      case "WM/BeatsPerMinute" -> TagField.BPM;
      case "WM/ContentGroupDescription" -> TagField.GROUPING;
      case "STYLE" -> TagField.STYLE;
      case "CRATETAG" -> TagField.CRATETAG;
      case "WM/InitialKey" -> TagField.KEY;
      case "EnergyLevel" -> TagField.ENERGY;
      default -> null;
    };
  }

  private static ByteBuffer take(ByteBuffer bytes, long length) throws TrackException {
    if (length > bytes.remaining()) {
      throw new TrackException(Stage.TAGS, "a tag of the WMA file is longer than what holds it");
    }
    ByteBuffer slice = bytes.slice(bytes.position(), (int) length);
    bytes.position(bytes.position() + (int) length);
    return slice;
  }

  private static int shortOf(ByteBuffer bytes) throws TrackException {
    return take(bytes, 2).order(ByteOrder.LITTLE_ENDIAN).getShort() & 0xffff;
  }

  private static String nameOf(ByteBuffer bytes) {
    String name = StandardCharsets.UTF_16LE.decode(bytes).toString();
    int end = name.indexOf('\0');
    return end < 0 ? name : name.substring(0, end);
  }

  private static String guid(String hex) {
    return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
  }
}
