package org.cratetag.tags.layout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TagField;
import org.cratetag.tags.file.FileSource;
import org.cratetag.tags.file.TagBudget;

/**
 * The frames of an ID3v2 tag (id3.org: ID3v2.2.0, ID3v2.3.0, ID3v2.4.0 section 3 and 4). Frames are
 * compared without unsynchronisation, which is only a way to store them.
 */
final class Id3v2Layout {
  /** The frames that say when; in version 2.4 the last alone (ID3v2.4.0 changes, section 3). */
  private static final Set<String> DATES = Set.of("TYER", "TDAT", "TIME", "TDRC");

  /** Frames of 2.3 and their names in 2.4. */
  private static final Map<String, String> RENAMED = Map.of("TORY", "TDOR", "IPLS", "TIPL");

  private final List<TagItem> items;
  private final int version;
  private final ByteBuffer body;
  private final Map<String, String> dates = new HashMap<>();
  private final TagBudget budget = new TagBudget("frames in its ID3v2 tag");

  private Id3v2Layout(int version, ByteBuffer body, List<TagItem> items) {
    this.version = version;
    this.body = body;
    this.items = items;
  }

  /** Where the tag at the offset ends; the offset itself when there is none. */
  static long endOfTag(FileSource source, long offset) throws IOException, TrackException {
    if (!source.has(offset, "ID3") || source.size() - offset < 10) {
      return offset;
    }
    ByteBuffer header = source.read(offset, 10);
    for (int i = 6; i < 10; i++) {
      if (header.get(i) < 0) {
        throw new TrackException(Stage.TAGS, "an ID3v2 tag of impossible length");
      }
    }
    boolean footer = header.get(3) == 4 && (header.get(5) & 0x10) != 0;
    return offset + 10 + synchsafe(header, 6) + (footer ? 10 : 0);
  }

  /** Adds the frames of all tags in front, and returns where they end. */
  static long readFront(FileSource source, List<TagItem> items) throws IOException, TrackException {
    TagBudget budget = new TagBudget("ID3v2 tags and frames");
    long at = 0;
    while (source.has(at, "ID3")) {
      int before = items.size();
      at = read(source, at, items);
      for (int i = before; i < items.size(); i++) {
        budget.takePart();
      }
    }
    return at;
  }

  /** Adds the frames of the tag at the offset, and returns where it ends. */
  static long read(FileSource source, long offset, List<TagItem> items)
      throws IOException, TrackException {
    long end = endOfTag(source, offset);
    if (end == offset) {
      throw new TrackException(Stage.TAGS, "no ID3v2 tag where one should be");
    }
    ByteBuffer header = source.read(offset, 10);
    int version = header.get(3);
    int flags = header.get(5) & 0xff;
    if (version < 2 || version > 4 || (version == 2 && (flags & 0x40) != 0)) {
      throw new TrackException(Stage.TAGS, "an ID3v2 tag of unknown version 2." + version);
    }
    ByteBuffer body = source.read(offset + 10, synchsafe(header, 6));
    if (version < 4 && (flags & 0x80) != 0 && !looksLikeMpeg(body)) {
      body = inItsPlace(body);
    }
    items.add(new TagItem("ID3v2 version", java.util.Optional.empty(), "2." + version));
    if (version > 2 && (flags & 0x40) != 0) {
      Id3v2ExtendedHeader.read(version, body, items);
    }
    List<TagItem> frames = new ArrayList<>();
    try {
      new Id3v2Layout(version, body.slice(body.position(), body.remaining()), frames).readAll();
    } catch (TrackException damaged) {
      if (version < 4 || (flags & 0x80) == 0 || looksLikeMpeg(body)) {
        throw damaged;
      }
      frames.clear();
      ByteBuffer all = body.slice(body.position(), body.remaining());
      new Id3v2Layout(version, inItsPlace(all), frames).readAll();
    }
    items.addAll(frames);
    return end;
  }

  private void readAll() throws TrackException {
    readFrames();
    addDate();
  }

  /** Then it is not unsynchronised, whatever its header says: that is there to prevent this. */
  private static boolean looksLikeMpeg(ByteBuffer body) {
    for (int i = 1; i < body.limit(); i++) {
      if (body.get(i - 1) == (byte) 0xff && (body.get(i) & 0xe0) == 0xe0) {
        return true;
      }
    }
    return false;
  }

  private void readFrames() throws TrackException {
    int headerBytes = version == 2 ? 6 : 10;
    while (body.remaining() >= headerBytes && body.get(body.position()) != 0) {
      if (FileSource.text(body.slice(body.position(), 6)).equals("MP3ext")) {
        break;
      }
      budget.takePart();
      readFrame(headerBytes);
    }
    int end = body.limit();
    while (end > body.position() && body.get(end - 1) == 0) {
      end--;
    }
    if (end == body.position()) {
      return;
    }
    if (body.get(body.position()) == 0) {
      addEnd();
      return;
    }
    ByteBuffer behind = body.slice(body.position(), end - body.position());
    items.add(TagItem.of("ID3v2 bytes behind the frames", behind));
  }

  /** Where a tag is said to be longer than it is, the audio's first bytes end its padding. */
  private void addEnd() {
    int from = body.position();
    while (body.get(from) == 0) {
      from++;
    }
    items.add(TagItem.of("ID3v2 end of the padding", body.slice(from, body.limit() - from)));
  }

  /** The same for both ways of writing it, so that one can be compared with the other. */
  private void addDate() {
    if (dates.isEmpty()) {
      return;
    }
    String date = dates.getOrDefault("TDRC", dates.getOrDefault("TYER", ""));
    String day = dates.getOrDefault("TDAT", "");
    String time = dates.getOrDefault("TIME", "");
    if (day.length() == 4 && !dates.containsKey("TDRC")) {
      date += "-" + day.substring(2) + "-" + day.substring(0, 2);
      date += time.length() == 4 ? "T" + time.substring(0, 2) + ":" + time.substring(2) : "";
    }
    ByteBuffer text = StandardCharsets.UTF_8.encode(date.strip());
    items.add(TagItem.of("ID3v2 date", text));
  }

  private void readFrame(int headerBytes) throws TrackException {
    int start = body.position();
    String id = FileSource.text(body.slice(start, version == 2 ? 3 : 4));
    if (!id.matches("[A-Z0-9]{3}[A-Z0-9 \0]?")) {
      throw new TrackException(Stage.TAGS, "a damaged frame in the ID3v2 tag");
    }
    long length = frameLength(start);
    if (length > body.remaining() - headerBytes) {
      throw new TrackException(Stage.TAGS, "the ID3v2 frame " + id + " is longer than its tag");
    }
    int flags = version == 2 ? 0 : body.getShort(start + 8) & 0xffff;
    ByteBuffer content = body.slice(start + headerBytes, (int) length);
    body.position(start + headerBytes + (int) length);
    if (version == 4) {
      content = plainContent(content, flags);
      flags &= ~0x0003;
    } else if (version == 3) {
      // The bits of the status, as version 2.4 places them.
      flags = (flags & 0xff) << 16 | flags >> 1 & 0x7000;
    }
    if (id.startsWith("T")) {
      budget.takeText(length);
    }
    if (DATES.contains(id)) {
      dates.merge(id, text(content), (first, other) -> first + "|" + other);
    }
    String name = version == 3 ? RENAMED.getOrDefault(id, id) : id;
    String key = name + (id.startsWith("TXX") ? ":" + text(content) : "");
    items.add(
        TagItem.of("ID3v2 " + key + (flags == 0 ? "" : " flags " + flags), field(key), content));
  }

  private long frameLength(int start) {
    if (version == 2) {
      return (body.getShort(start + 3) & 0xffff) << 8 | body.get(start + 5) & 0xff;
    }
    long plain = body.getInt(start + 4) & 0xffffffffL;
    if ((plain & 0x80808080L) != 0) {
      return plain;
    }
    // Old iTunes wrote plain sizes into ID3v2.4, others those of 2.4 into 2.3; believe them where
    // only they lead to a frame.
    long synchsafe = synchsafe(body, start + 4);
    long usual = version == 3 ? plain : synchsafe;
    long other = version == 3 ? synchsafe : plain;
    return !endsWell(start, usual, true) && endsWell(start, other, version == 4) ? other : usual;
  }

  private boolean endsWell(int start, long length, boolean orInPadding) {
    long end = start + 10 + length;
    return end == body.limit()
        || (end < body.limit()
            && ((orInPadding && body.get((int) end) == 0)
                || (end + 4 <= body.limit()
                    && FileSource.text(body.slice((int) end, 4))
                        .matches("[A-Z0-9]{3}[A-Z0-9 \0]"))));
  }

  private static ByteBuffer plainContent(ByteBuffer content, int flags) throws TrackException {
    ByteBuffer plain = content;
    if ((flags & 0x0001) != 0) {
      if (plain.remaining() < 4) {
        throw new TrackException(Stage.TAGS, "a damaged frame in the ID3v2 tag");
      }
      plain = plain.slice(4, plain.remaining() - 4);
    }
    return (flags & 0x0002) != 0 ? withoutUnsynchronisation(plain) : plain;
  }

  private static String text(ByteBuffer content) {
    if (!content.hasRemaining()) {
      return "";
    }
    Charset charset =
        switch (content.get(0)) {
          case 1 -> StandardCharsets.UTF_16;
          case 2 -> StandardCharsets.UTF_16BE;
          case 3 -> StandardCharsets.UTF_8;
          default -> StandardCharsets.ISO_8859_1;
        };
    String text = charset.decode(content.slice(1, content.remaining() - 1)).toString();
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  private static TagField field(String key) {
    return switch (key) {
      case "TCON", "TCO" -> TagField.GENRE;
      case "TBPM", "TBP" -> TagField.BPM;
      case "TKEY", "TKE" -> TagField.KEY;
      case "GRP1", "GP1" -> TagField.GROUPING;
      case "TXXX:STYLE", "TXX:STYLE" -> TagField.STYLE;
      case "TXXX:EnergyLevel", "TXX:EnergyLevel" -> TagField.ENERGY;
      case "TXXX:CRATETAG", "TXX:CRATETAG" -> TagField.CRATETAG;
      default -> null;
    };
  }

  private static ByteBuffer withoutUnsynchronisation(ByteBuffer stored) {
    return inItsPlace(ByteBuffer.allocate(stored.remaining()).put(stored.duplicate()).flip());
  }

  /** Without keeping what was stored, of which there may be tens of megabytes. */
  private static ByteBuffer inItsPlace(ByteBuffer stored) {
    ByteBuffer plain = stored.slice(0, stored.limit());
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
}
