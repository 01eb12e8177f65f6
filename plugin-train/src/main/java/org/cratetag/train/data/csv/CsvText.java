package org.cratetag.train.data.csv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cratetag.pack.PackReader;

/**
 * A table's text.
 *
 * @param text without a byte order mark
 * @param sha256 of the file
 */
record CsvText(String text, String sha256) {
  /** A million rows of 71 values have about half of this; an error of the user's has more. */
  private static final long MAXIMUM_BYTES = 512L << 20;

  static CsvText read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException(Files.exists(file) ? file + " is not a file" : "no such file: " + file);
    }
    long size = Files.size(file);
    if (size > MAXIMUM_BYTES) {
      throw new IOException(
          "%s has %d MiB; tables of up to %d MiB are read"
              .formatted(file, size >> 20, MAXIMUM_BYTES >> 20));
    }
    byte[] bytes = Files.readAllBytes(file);
    String text = decode(file, bytes);
    return new CsvText(
        text.startsWith("\uFEFF") ? text.substring(1) : text, PackReader.sha256(bytes));
  }

  /** What parts the values: of comma, semicolon and tab the one that the header has most of. */
  char delimiter() {
    int end = text.indexOf('\n');
    String header = end < 0 ? text : text.substring(0, end);
    char best = ',';
    for (char each : new char[] {';', '\t'}) {
      best = count(header, each) > count(header, best) ? each : best;
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(each -> each == wanted).count();
  }

  private static String decode(Path file, byte[] bytes) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(in, out, true);
    if (result.isError()) {
      int line = 1;
      for (int i = 0; i < in.position(); i++) {
        line += bytes[i] == '\n' ? 1 : 0;
      }
      throw new IOException(
          "%s, line %d: not UTF-8; save the table as CSV in UTF-8".formatted(file, line));
    }
    return out.flip().toString();
  }
}
