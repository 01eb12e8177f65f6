package org.cratetag.tags.layout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TagField;
import org.cratetag.tags.file.FileSource;
import org.cratetag.tags.file.Sha256;
import org.cratetag.tags.file.TagBudget;

/**
 * MP4 (ISO 14496-12) with iTunes metadata. Audio is what the {@code mdat} boxes hold, and where in
 * them the sample tables point.
 */
final class Mp4Layout {
  private static final Set<String> CONTAINERS =
      Set.of("moov", "trak", "mdia", "minf", "stbl", "udta", "meta", "ilst");

  private final FileSource source;
  private final List<TagItem> items = new ArrayList<>();
  private final Layout.Extents audio = new Layout.Extents();
  private final List<ByteBuffer> offsetTables = new ArrayList<>();
  private final TagBudget outer = TagBudget.ofBoxes();
  private final TagBudget budget = new TagBudget("boxes in its movie box");
  private int level;
  private final Mp4Fragments fragments = new Mp4Fragments();

  private Mp4Layout(FileSource source) {
    this.source = source;
  }

  static Layout read(FileSource source) throws IOException, TrackException {
    Mp4Layout layout = new Mp4Layout(source);
    layout.readBoxes(0, source.size(), "");
    if (layout.audio.isEmpty() || (layout.offsetTables.isEmpty() && layout.fragments.isEmpty())) {
      throw new TrackException(Stage.TAGS, "no audio in the MP4 file");
    }
    return new Layout(AudioFormat.M4A, layout.items, layout.audio, layout.shape());
  }

  private void readBoxes(long from, long end, String parent) throws IOException, TrackException {
    long at = from;
    while (at < end) {
      if (end - at < 8 && isZero(at, end)) {
        return; // QuickTime ends user data with a zero, others fill up so.
      }
      if (parent.isEmpty() && end - at == 128 && source.has(at, "TAG")) {
        items.add(TagItem.of("ID3v1 behind the boxes", source.read(at, 128)));
        return;
      }
      at = readBox(at, end, parent);
    }
  }

  private boolean isZero(long from, long end) throws IOException, TrackException {
    ByteBuffer bytes = source.read(from, end - from);
    return bytes.mismatch(ByteBuffer.allocate(bytes.limit())) < 0;
  }

  private long readBox(long at, long end, String parent) throws IOException, TrackException {
    if (end - at < 8) {
      throw new TrackException(Stage.TAGS, "a damaged box in the MP4 file");
    }
    (parent.isEmpty() ? outer : budget).takePart();
    ByteBuffer header = source.read(at, 8);
    String type = FileSource.text(header.slice(4, 4));
    long size = header.getInt(0) & 0xffffffffL;
    int headerBytes = 8;
    if (size == 1) {
      size = source.read(at + 8, 8).getLong();
      headerBytes = 16;
    } else if (size == 0 && parent.isEmpty()) {
      size = end - at;
    }
    if (size < headerBytes || size > end - at) {
      throw new TrackException(Stage.TAGS, "the MP4 box " + type + " is longer than what holds it");
    }
    if (parent.isEmpty() && type.equals("moof")) {
      fragments.addFragment(source, at, at + size);
    } else if (parent.isEmpty() && type.equals("mfra")) {
      fragments.addIndex(source, at, at + size);
    } else {
      readContent(type, at + headerBytes, at + size, parent);
    }
    return at + size;
  }

  private void readContent(String type, long from, long end, String parent)
      throws IOException, TrackException {
    String path = parent.isEmpty() ? type : parent + "." + type;
    if (path.equals("mdat")) {
      audio.add(from, end - from);
    } else if (CONTAINERS.contains(type)
        && (parent.isEmpty() || CONTAINERS.contains(last(parent)))) {
      long children = from;
      if (type.equals("meta") && !source.has(from + 4, "hdlr")) {
        items.add(TagItem.of("MP4 " + path, source.read(from, 4)));
        children += 4;
      }
      TagBudget.verifyLevel(++level);
      readBoxes(children, end, path);
      level--;
    } else if (type.equals("stco") || type.equals("co64")) {
      if (end - from < 8) {
        throw new TrackException(Stage.TAGS, "a damaged chunk offset table in the MP4 file");
      }
      offsetTables.add(source.read(from, end - from));
      items.add(TagItem.of("MP4 " + path, source.read(from, 8)));
    } else if (path.endsWith(".meta.ilst." + type)) {
      readTag(type, from, end - from);
    } else if (!type.equals("free")) {
      if (path.equals("sidx")) {
        fragments.addLeadingIndex(end);
      }
      items.add(TagItem.of("MP4 " + path, source, from, end - from));
    }
  }

  private void readTag(String type, long from, long length) throws IOException, TrackException {
    String name = type;
    if (type.equals("----")) {
      ByteBuffer content = source.read(from, length);
      name = "----:" + inner(content, "mean") + ":" + inner(content, "name");
    }
    items.add(TagItem.of("MP4 tag " + name, field(name), source, from, length));
  }

  /** The text of a box within a freeform tag; empty when there is none. */
  private String inner(ByteBuffer content, String type) throws TrackException {
    int at = 0;
    while (at + 12 <= content.limit()) {
      int size = content.getInt(at);
      if (size < 12 || size > content.limit() - at) {
        return "";
      }
      if (FileSource.text(content.slice(at + 4, 4)).equals(type)) {
        budget.takeText(size - 12);
        return FileSource.text(content.slice(at + 12, size - 12));
      }
      at += size;
    }
    return "";
  }

  private static TagField field(String name) {
    return switch (name) {
      case "©gen", "gnre" -> TagField.GENRE;
      case "©grp" -> TagField.GROUPING;
      case "tmpo" -> TagField.BPM;
      case "----:com.apple.iTunes:STYLE" -> TagField.STYLE;
      case "----:com.apple.iTunes:CRATETAG" -> TagField.CRATETAG;
      case "----:com.apple.iTunes:initialkey" -> TagField.KEY;
      case "----:com.apple.iTunes:ENERGYLEVEL" -> TagField.ENERGY;
      default -> null;
    };
  }

  /** The chunk offsets, told from the beginning of the box that each points into. */
  private String shape() throws TrackException {
    MessageDigest digest = Sha256.start();
    ByteBuffer chunk = ByteBuffer.allocate(12);
    for (ByteBuffer table : offsetTables) {
      int count = table.getInt(4);
      int width = count == 0 ? 4 : (table.limit() - 8) / count;
      if (count < 0 || (width != 4 && width != 8) || table.limit() < 8 + (long) count * width) {
        throw new TrackException(Stage.TAGS, "a damaged chunk offset table in the MP4 file");
      }
      for (int i = 0; i < count; i++) {
        int at = 8 + i * width;
        long offset = width == 4 ? table.getInt(at) & 0xffffffffL : table.getLong(at);
        int box = boxAt(offset);
        if (box < 0) {
          throw new TrackException(
              Stage.TAGS, "the MP4 file says that some audio is where there is none");
        }
        chunk.clear().putInt(box).putLong(offset - audio.get(box).offset());
        digest.update(chunk.flip());
      }
    }
    fragments.update(digest, audio);
    return Sha256.hex(digest);
  }

  /** The boxes of audio stand in the order of the file. */
  private int boxAt(long offset) {
    int from = 0;
    int to = audio.size() - 1;
    while (from <= to) {
      int middle = (from + to) >>> 1;
      Layout.Extent box = audio.get(middle);
      if (offset < box.offset()) {
        to = middle - 1;
      } else if (offset >= box.offset() + box.length()) {
        from = middle + 1;
      } else {
        return middle;
      }
    }
    return -1;
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
