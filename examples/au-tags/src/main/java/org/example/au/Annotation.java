package org.example.au;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The text between the header of 24 bytes and the audio: lines of {@code name=value}, as FFmpeg
 * writes and reads them. Lines that are not changed stay.
 *
 * @param audioStart where the audio begins, which the header says at byte 4
 * @param audioBytes how much follows
 * @param lines in order
 */
record Annotation(int audioStart, long audioBytes, List<String> lines) {
  private static final int HEADER_BYTES = 24;
  private static final int LARGEST_BYTES = 1 << 20;

  static Annotation read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      ByteBuffer header = ByteBuffer.wrap(in.readNBytes(HEADER_BYTES));
      int start = header.limit() < HEADER_BYTES ? 0 : header.getInt(4);
      if (start < HEADER_BYTES || start > LARGEST_BYTES || start > Files.size(file)) {
        throw new IOException("the header does not say where the audio begins");
      }
      String text =
          new String(in.readNBytes(start - HEADER_BYTES), StandardCharsets.UTF_8).replace("\0", "");
      return new Annotation(start, Files.size(file) - start, text.lines().toList());
    }
  }

  /** The values under a name, whatever its case. */
  List<String> values(String name) {
    return lines.stream()
        .filter(line -> isNamed(line, name))
        .map(line -> line.substring(name.length() + 1))
        .toList();
  }

  /** With other values under a name; without it when there are none. */
  Annotation with(String name, List<String> values) {
    List<String> changed = new ArrayList<>(lines);
    changed.removeIf(line -> isNamed(line, name));
    values.forEach(value -> changed.add(name.toLowerCase(Locale.ROOT) + "=" + value));
    return new Annotation(audioStart, audioBytes, changed);
  }

  private static boolean isNamed(String line, String name) {
    return line.regionMatches(true, 0, name + "=", 0, name.length() + 1);
  }

  /** Writes it to the file from which it was read. */
  void writeTo(Path file) throws IOException {
    byte[] old = Files.readAllBytes(file);
    byte[] text =
        String.join("", lines.stream().map(line -> line + "\n").toList()).getBytes("UTF-8");
    // At least one zero ends the text, and the audio begins at a multiple of eight.
    int start = (HEADER_BYTES + text.length + 8) / 8 * 8;
    ByteBuffer changed = ByteBuffer.allocate(start + old.length - audioStart);
    changed.put(old, 0, HEADER_BYTES).put(text).position(start);
    changed.put(old, audioStart, old.length - audioStart).putInt(4, start);
    Files.write(file, changed.array());
  }
}
