package org.cratetag.tags.tail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.TagField;
import org.cratetag.tags.file.FileEdit;
import org.cratetag.tags.file.TagBudget;

/**
 * An APE tag (APEv2 specification): items between an optional header and a footer of 32 bytes. What
 * does not change is kept as it is stored.
 *
 * @param header empty when there is none
 * @param items in order
 * @param footer with the length of items and footer at byte 12 and the number of items at byte 16
 */
public record ApeTag(byte[] header, List<Item> items, byte[] footer) {
  /** Length of header and of footer. */
  public static final int FOOTER_BYTES = 32;

  /** Bits 1 and 2 of an item's flags: 0 is text in UTF-8. */
  private static final int KIND = 6;

  /** What stands for our fields, in capitals. */
  private static final Set<String> OURS =
      Arrays.stream(TagField.values())
          .flatMap(field -> keysOf(field).stream())
          .map(key -> key.toUpperCase(Locale.ROOT))
          .collect(Collectors.toSet());

  private static final int HAS_HEADER = 1 << 31;
  private static final int IS_HEADER = 1 << 29;

  /**
   * An item.
   *
   * @param flags as stored
   * @param key ASCII
   * @param value as stored; several texts are separated by NUL
   */
  public record Item(int flags, String key, ByteBuffer value) {
    /** Whether it is text in UTF-8. */
    public boolean isText() {
      return (flags & KIND) == 0;
    }

    /** Its texts, but for blank ones. */
    public List<String> texts() {
      return Arrays.stream(StandardCharsets.UTF_8.decode(value.duplicate()).toString().split("\0"))
          .filter(text -> !text.isBlank())
          .toList();
    }
  }

  /** Takes a tag apart; empty when its items are not what the footer says. */
  public static Optional<ApeTag> find(ByteBuffer stored) throws TrackException {
    ByteBuffer tag = stored.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    int end = tag.limit() - FOOTER_BYTES;
    int start = end + FOOTER_BYTES - tag.getInt(end + 12);
    int count = tag.getInt(end + 16);
    List<Item> items = new ArrayList<>();
    TagBudget budget = new TagBudget("items in its APE tag");
    int at = start;
    for (int i = 0; i < count; i++) {
      budget.takePart();
      int key = at + 8;
      int nul = key;
      while (nul < end && tag.get(nul) != 0) {
        nul++;
      }
      if (nul >= end || tag.getInt(at) < 0 || tag.getInt(at) > end - nul - 1) {
        return Optional.empty();
      }
      ByteBuffer value = tag.slice(nul + 1, tag.getInt(at));
      String name = new String(bytes(tag, key, nul - key), StandardCharsets.ISO_8859_1);
      Item item = new Item(tag.getInt(at + 4), name, value);
      if (item.isText()) {
        budget.takeText(value.limit());
        if (OURS.contains(name.toUpperCase(Locale.ROOT))) {
          budget.takeValue(value.limit());
        }
      }
      items.add(item);
      at = nul + 1 + value.limit();
    }
    return at != end
        ? Optional.empty()
        : Optional.of(new ApeTag(bytes(tag, 0, start), items, bytes(tag, end, FOOTER_BYTES)));
  }

  private static byte[] bytes(ByteBuffer tag, int from, int length) {
    byte[] bytes = new byte[length];
    tag.get(from, bytes);
    return bytes;
  }

  /** The texts of an item by its name, whatever its case. */
  public List<String> texts(String key) {
    return items.stream()
        .filter(item -> item.isText() && item.key().equalsIgnoreCase(key))
        .flatMap(item -> item.texts().stream())
        .toList();
  }

  /** What it says of a field, under the first of its names that there is. */
  public List<String> texts(TagField field) {
    return keysOf(field).stream()
        .map(this::texts)
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /**
   * Where the tag begins that ends here; empty when its footer, if it is one, says that it begins
   * nowhere behind {@code least}.
   */
  public static OptionalLong startOf(FileEdit file, long end, long least)
      throws IOException, TrackException {
    if (end - least < FOOTER_BYTES || !isFooter(file, end)) {
      return OptionalLong.empty();
    }
    ByteBuffer footer = file.read(end - FOOTER_BYTES, FOOTER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    long length = footer.getInt(12) & 0xffffffffL;
    long start = end - length - (footer.getInt(20) < 0 ? FOOTER_BYTES : 0);
    return length < FOOTER_BYTES || start < least ? OptionalLong.empty() : OptionalLong.of(start);
  }

  /** Whether a footer stands before this place. */
  static boolean isFooter(FileEdit file, long end) throws IOException {
    return file.has(end - FOOTER_BYTES, "APETAGEX");
  }

  /** What programs call our fields here, the usual name first. */
  public static List<String> keysOf(TagField field) {
    return switch (field) {
      case GENRE -> List.of("Genre");
      case STYLE -> List.of("Style");
      case GROUPING -> List.of("Grouping");
      case BPM -> List.of("BPM", "TBPM", "Tempo", "fBPM");
      case CRATETAG -> List.of("CRATETAG");
      // Picard writes the first, Mp3tag and what takes names from TagLib the second.
      case KEY -> List.of("KEY", "INITIALKEY", "Initial Key", "TKEY");
      case ENERGY -> List.of("EnergyLevel", "Energy Level", "Energy");
    };
  }

  /** A tag of version 2 without items. */
  static ApeTag empty() {
    return new ApeTag(edge(HAS_HEADER | IS_HEADER), List.of(), edge(HAS_HEADER));
  }

  private static byte[] edge(int flags) {
    ByteBuffer edge = ByteBuffer.allocate(FOOTER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    edge.put("APETAGEX".getBytes(StandardCharsets.US_ASCII)).putInt(2_000);
    return edge.putInt(20, flags).array();
  }

  /** With a text item: in the place of the one of that name, else at the end; none removes it. */
  ApeTag withItem(String key, List<String> texts) {
    if (texts.isEmpty() || !texts(key).isEmpty()) {
      return with(key, texts);
    }
    List<Item> more = new ArrayList<>(items);
    more.removeIf(item -> item.isText() && item.key().equalsIgnoreCase(key));
    more.add(new Item(0, key, joined(texts)));
    return new ApeTag(header, more, footer);
  }

  private static ByteBuffer joined(List<String> texts) {
    return StandardCharsets.UTF_8.encode(String.join("\0", texts));
  }

  /** With other texts for an item that is there; nothing is added, and no text removes it. */
  public ApeTag with(String key, List<String> texts) {
    List<Item> edited = new ArrayList<>();
    boolean done = false;
    for (Item item : items) {
      if (!item.isText() || !item.key().equalsIgnoreCase(key)) {
        edited.add(item);
      } else if (!done && !texts.isEmpty()) {
        edited.add(new Item(item.flags(), item.key(), joined(texts)));
        done = true;
      }
    }
    return new ApeTag(header, edited, footer);
  }

  /** As it is stored, with right counts, in pieces. */
  public List<ByteBuffer> toBytes() {
    List<ByteBuffer> tag = new ArrayList<>();
    int length = 0;
    for (Item item : items) {
      byte[] key = item.key().getBytes(StandardCharsets.ISO_8859_1);
      ByteBuffer head = ByteBuffer.allocate(9 + key.length).order(ByteOrder.LITTLE_ENDIAN);
      head.putInt(item.value().remaining()).putInt(item.flags()).put(key).put((byte) 0).flip();
      tag.add(head);
      tag.add(item.value());
      length += head.limit() + item.value().remaining();
    }
    tag.add(0, ByteBuffer.wrap(counted(header, length)));
    tag.add(ByteBuffer.wrap(counted(footer, length)));
    return tag;
  }

  private byte[] counted(byte[] stored, int contentBytes) {
    byte[] counted = stored.clone();
    if (counted.length == FOOTER_BYTES) {
      ByteBuffer.wrap(counted)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putInt(12, contentBytes + FOOTER_BYTES)
          .putInt(16, items.size());
    }
    return counted;
  }
}
