package org.cratetag.ledger.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.cratetag.fuzz.FuzzTarget;
import org.cratetag.fuzz.Scratch;

/** The head of a ledger's file, of any bytes: an answer. */
public final class SqliteHeaderFuzz implements FuzzTarget {
  private final Scratch scratch = new Scratch();

  @Override
  public List<byte[]> seeds(Path folder) {
    ByteBuffer head = ByteBuffer.allocate(8_192);
    head.put("SQLite format 3\0".getBytes(StandardCharsets.US_ASCII)).putShort((short) 4_096);
    head.putInt(24, 7).putInt(28, 2).putInt(92, 7);
    return List.of(head.array(), new byte[100]);
  }

  @Override
  public void run(byte[] input) throws IOException {
    SqliteHeader.read(scratch.file("fuzzed.db", input))
        .ifPresent(header -> assertThat(header.fits(Long.MAX_VALUE)).isTrue());
  }
}
