package org.cratetag.ledger.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What an SQLite file says of itself in its first 100 bytes, by "Database File Format", 1.3.
 *
 * @param pageSize bytes of a page
 * @param pages how many there are; 0 when the file does not say
 */
record SqliteHeader(int pageSize, long pages) {
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int BYTES = 100;

  /** Empty when it is no SQLite file. */
  static Optional<SqliteHeader> read(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(BYTES);
    }
    if (head.length < BYTES
        || !ByteBuffer.wrap(head, 0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
      return Optional.empty();
    }
    ByteBuffer header = ByteBuffer.wrap(head);
    int size = header.getShort(16) & 0xffff;
    boolean saysPages = header.getInt(24) == header.getInt(92);
    return Optional.of(
        new SqliteHeader(
            size == 1 ? 65_536 : size, saysPages ? header.getInt(28) & 0xffffffffL : 0));
  }

  /** Whether a file of so many bytes holds its pages. */
  boolean fits(long fileBytes) {
    return fileBytes >= pages * pageSize;
  }
}
