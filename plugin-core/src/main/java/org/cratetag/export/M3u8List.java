package org.cratetag.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cratetag.api.track.LabelledTrack;
import org.cratetag.export.file.Merge;
import org.cratetag.export.file.Tracks;

/** One extended M3U playlist. */
final class M3u8List {
  private static final String HEAD = "#EXTM3U";
  private static final String TITLE = "#PLAYLIST:";

  /** Latin-1 with what Windows has more. */
  private static final Charset LATIN_1 = Charset.forName("windows-1252");

  private String head;
  private List<Entry> entries = new ArrayList<>();
  private String tail = "";

  M3u8List(String name) {
    head = HEAD + "\n" + TITLE + oneLine(name) + "\n";
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
   * What a playlist holds.
   *
   * @param head its first lines
   * @param tail remarks after the last track
   */
  private record Content(String head, List<Entry> entries, String tail) {
    private static Content of(String text) {
      List<Entry> entries = new ArrayList<>();
      StringBuilder before = new StringBuilder();
      StringBuilder head = new StringBuilder();
      for (String line : text.split("\r\n|\n|\r")) {
        if (line.isBlank()) {
          continue;
        }
        if (line.startsWith(HEAD) || line.startsWith(TITLE)) {
          head.append(line).append('\n');
        } else if (line.startsWith("#")) {
          before.append(line).append('\n');
        } else {
          entries.add(new Entry(before.toString(), line));
          before.setLength(0);
        }
      }
      return new Content(head.toString(), entries, before.toString());
    }
  }

  /**
   * What another program's playlist says.
   *
   * @param title what it calls itself
   * @param tracks as its lines name them
   */
  record Said(Optional<String> title, List<String> tracks) {}

  /**
   * Reads a playlist of any program.
   *
   * @param inLatin1 whether it may be in Windows' Latin-1 where it is not UTF-8
   * @throws IOException when it is none
   */
  static Said read(byte[] bytes, boolean inLatin1) throws IOException {
    Content content = Content.of(text(bytes, inLatin1));
    Optional<String> title =
        content
            .head()
            .lines()
            .filter(line -> line.startsWith(TITLE))
            .map(line -> line.substring(TITLE.length()).strip())
            .filter(line -> !line.isEmpty())
            .findFirst();
    return new Said(title, content.entries().stream().map(Entry::path).toList());
  }

  /**
   * Keeps what is in a playlist that is there.
   *
   * @throws IOException when it is not one
   */
  void keep(byte[] bytes, Set<String> exported) throws IOException {
    String text = text(bytes, false);
    if (!text.startsWith(HEAD)) {
      throw new IOException("it does not begin with " + HEAD);
    }
    Content there = Content.of(text);
    head = there.head();
    tail = there.tail();
    entries = Merge.entries(there.entries(), entries, Entry::path, exported);
  }

  byte[] toBytes() {
    StringBuilder text = new StringBuilder(head);
    entries.forEach(entry -> text.append(entry.before).append(entry.path).append('\n'));
    return text.append(tail).toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes, boolean inLatin1) throws IOException {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      if (!inLatin1) {
        throw new IOException("it is not UTF-8, as an m3u8 playlist is", e);
      }
      text = new String(bytes, LATIN_1);
    }
    if (text.indexOf('\0') >= 0) {
      throw new IOException("it is not text, as a playlist is");
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\r\\n]+", " ");
  }
}
