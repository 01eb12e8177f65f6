package org.cratetag.export.serato;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.cratetag.export.file.Merge;

/**
 * A crate: records of a tag of four letters, a length of four bytes, the highest first, and as many
 * bytes. {@code vrsn} comes first; each {@code otrk} holds a {@code ptrk}, the track's path.
 *
 * <p>Source: the descriptions of the format by Mixxx ({@code serato_database_format}) and by those
 * who wrote readers of it.
 */
final class SeratoCrate {
  private static final String VERSION = "1.0/Serato ScratchLive Crate";

  private final List<Entry> entries;

  private SeratoCrate(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /** A record; kept as it is. */
  private record Entry(String tag, byte[] content) {
    static Entry ofTrack(String path) {
      return new Entry(
          "otrk", new Entry("ptrk", path.getBytes(StandardCharsets.UTF_16BE)).toBytes());
    }

    byte[] toBytes() {
      return ByteBuffer.allocate(8 + content.length)
          .put(tag.getBytes(StandardCharsets.ISO_8859_1))
          .putInt(content.length)
          .put(content)
          .array();
    }

    boolean isTrack() {
      return tag.equals("otrk");
    }

    /** The track's path; empty where the record has none. */
    String path() {
      try {
        return records(content).stream()
            .filter(each -> each.tag.equals("ptrk"))
            .map(each -> new String(each.content, StandardCharsets.UTF_16BE))
            .findFirst()
            .orElse("");
      } catch (IOException e) {
        return "";
      }
    }
  }

  static SeratoCrate empty() {
    return new SeratoCrate(List.of(new Entry("vrsn", VERSION.getBytes(StandardCharsets.UTF_16BE))));
  }

  /**
   * Reads a crate.
   *
   * @throws IOException when it is not one
   */
  static SeratoCrate read(byte[] bytes) throws IOException {
    List<Entry> entries = records(bytes);
    boolean known =
        entries.get(0).tag.equals("vrsn")
            && new String(entries.get(0).content, StandardCharsets.UTF_16BE).endsWith("Crate");
    if (!known) {
      throw new IOException("it is not a crate of Serato's");
    }
    return new SeratoCrate(entries);
  }

  /** This crate with tracks. */
  SeratoCrate with(List<String> tracks, Set<String> exported) {
    List<Entry> all = new ArrayList<>(entries.stream().filter(each -> !each.isTrack()).toList());
    all.addAll(
        Merge.entries(
            entries.stream().filter(Entry::isTrack).toList(),
            tracks.stream().map(Entry::ofTrack).toList(),
            Entry::path,
            exported));
    return new SeratoCrate(all);
  }

  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    entries.forEach(each -> bytes.writeBytes(each.toBytes()));
    return bytes.toByteArray();
  }

  private static List<Entry> records(byte[] bytes) throws IOException {
    List<Entry> records = new ArrayList<>();
    int at = 0;
    while (at < bytes.length) {
      int left = bytes.length - at - 8;
      int length = left < 0 ? -1 : ByteBuffer.wrap(bytes, at + 4, 4).getInt();
      if (length < 0 || length > left) {
        throw new IOException("it ends within a record, as no crate of Serato's does");
      }
      records.add(
          new Entry(
              new String(bytes, at, 4, StandardCharsets.ISO_8859_1),
              Arrays.copyOfRange(bytes, at + 8, at + 8 + length)));
      at += 8 + length;
    }
    return records;
  }
}
