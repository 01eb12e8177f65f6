package org.example.wavpack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The APEv2 tag at the end of a file. Items that are not changed stay byte for byte.
 *
 * @param start where it begins; the end of the file where there is none
 * @param items in order
 */
record ApeTag(long start, List<Item> items) {
  private static final int EDGE_BYTES = 32;
  private static final int LARGEST_BYTES = 16 << 20;
  private static final int HAS_HEADER = 1 << 31;
  private static final int IS_HEADER = 1 << 29;

  record Item(int flags, String key, byte[] value) {}

  /** Reads it. ID3v1 behind it, or sizes that do not fit, are refused. */
  static ApeTag read(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long end = channel.size();
      if (end >= 128 && text(read(channel, end - 128, 3)).equals("TAG")) {
        throw new IOException("there is an ID3v1 tag behind it");
      }
      if (end < EDGE_BYTES || !text(read(channel, end - EDGE_BYTES, 8)).equals("APETAGEX")) {
        return new ApeTag(end, List.of());
      }
      ByteBuffer footer = read(channel, end - EDGE_BYTES, EDGE_BYTES);
      int bytes = footer.getInt(12);
      int header = (footer.getInt(20) & HAS_HEADER) != 0 ? EDGE_BYTES : 0;
      long start = end - bytes - header;
      if (bytes < EDGE_BYTES || bytes > LARGEST_BYTES || start < 0) {
        throw new IOException("the APEv2 tag has an impossible size");
      }
      return new ApeTag(start, items(read(channel, end - bytes, bytes - EDGE_BYTES)));
    }
  }

  private static List<Item> items(ByteBuffer bytes) throws IOException {
    List<Item> items = new ArrayList<>();
    while (bytes.remaining() > 8) {
      int length = bytes.getInt();
      int flags = bytes.getInt();
      StringBuilder key = new StringBuilder();
      for (byte b = bytes.get(); b != 0 && bytes.hasRemaining(); b = bytes.get()) {
        key.append((char) b);
      }
      if (length < 0 || length > bytes.remaining()) {
        throw new IOException("an item of the APEv2 tag is longer than the tag");
      }
      byte[] value = new byte[length];
      bytes.get(value);
      items.add(new Item(flags, key.toString(), value));
    }
    return items;
  }

  /** The values of a text item, whatever the case of its key. */
  List<String> texts(String key) {
    return items.stream()
        .filter(item -> item.key().equalsIgnoreCase(key) && (item.flags() & 6) == 0)
        .flatMap(
            item -> List.of(new String(item.value(), StandardCharsets.UTF_8).split("\0")).stream())
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /** With other values of a text item; without it when there are none. */
  ApeTag with(String key, List<String> values) {
    List<Item> changed = new ArrayList<>(items);
    changed.removeIf(item -> item.key().equalsIgnoreCase(key));
    if (!values.isEmpty()) {
      byte[] value = String.join("\0", values).getBytes(StandardCharsets.UTF_8);
      changed.add(new Item(0, key, value));
    }
    return new ApeTag(start, changed);
  }

  /** Writes it to the file from which it was read. */
  void writeTo(Path file) throws IOException {
    int bytes =
        EDGE_BYTES + items.stream().mapToInt(i -> 9 + i.key.length() + i.value.length).sum();
    ByteBuffer tag = ByteBuffer.allocate(EDGE_BYTES + bytes).order(ByteOrder.LITTLE_ENDIAN);
    edge(tag, bytes, HAS_HEADER | IS_HEADER);
    for (Item item : items) {
      tag.putInt(item.value().length).putInt(item.flags());
      tag.put(item.key().getBytes(StandardCharsets.US_ASCII)).put((byte) 0).put(item.value());
    }
    edge(tag, bytes, HAS_HEADER);
    try (SeekableByteChannel channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
      channel.truncate(start).position(start);
      for (tag.flip(); tag.hasRemaining(); ) {
        channel.write(tag);
      }
    }
  }

  private void edge(ByteBuffer tag, int bytes, int flags) {
    tag.put("APETAGEX".getBytes(StandardCharsets.US_ASCII)).putInt(2_000);
    tag.putInt(bytes).putInt(items.size()).putInt(flags).putLong(0);
  }

  private static ByteBuffer read(SeekableByteChannel channel, long at, int count)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    channel.position(at);
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
    return bytes.flip();
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.ISO_8859_1.decode(bytes).toString();
  }
}
