package org.cratetag.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cratetag.api.track.LabelledTrack;
import org.cratetag.export.file.Merge;
import org.cratetag.export.file.Tracks;

/** One extended M3U playlist. */
final class M3u8List {
  private static final String HEAD = "#EXTM3U";

  private String head;
  private List<Entry> entries = new ArrayList<>();
  private String tail = "";

  M3u8List(String name) {
    head = HEAD + "\n#PLAYLIST:" + oneLine(name) + "\n";
  }

  /**
   * A track and what is said of it.
   *
   * @param before lines that begin with a #
   */
  private record Entry(String before, String path) {}

  void add(LabelledTrack track, String path) {
    String title = Tracks.title(track);
    String shown = track.artist().map(artist -> artist + " - " + title).orElse(title);
    entries.add(
        new Entry("#EXTINF:" + Tracks.seconds(track, -1) + "," + oneLine(shown) + "\n", path));
  }

  /**
   * Keeps what is in a playlist that is there.
   *
   * @throws IOException when it is not one
   */
  void keep(byte[] bytes, Set<String> exported) throws IOException {
    List<Entry> there = new ArrayList<>();
    StringBuilder before = new StringBuilder();
    String first = "";
    for (String line : lines(bytes)) {
      if (line.isBlank()) {
        continue;
      }
      if (line.startsWith("#EXTM3U") || line.startsWith("#PLAYLIST:")) {
        first += line + "\n";
      } else if (line.startsWith("#")) {
        before.append(line).append('\n');
      } else {
        there.add(new Entry(before.toString(), line));
        before.setLength(0);
      }
    }
    head = first;
    tail = before.toString();
    entries = Merge.entries(there, entries, Entry::path, exported);
  }

  byte[] toBytes() {
    StringBuilder text = new StringBuilder(head);
    entries.forEach(entry -> text.append(entry.before).append(entry.path).append('\n'));
    return text.append(tail).toString().getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> lines(byte[] bytes) throws IOException {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IOException("it is not UTF-8, as an m3u8 playlist is", e);
    }
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    if (!plain.startsWith(HEAD) || plain.indexOf('\0') >= 0) {
      throw new IOException("it does not begin with " + HEAD);
    }
    return List.of(plain.split("\r\n|\n|\r"));
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\r\\n]+", " ");
  }
}
