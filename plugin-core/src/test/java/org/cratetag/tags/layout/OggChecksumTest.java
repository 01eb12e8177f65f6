package org.cratetag.tags.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OggChecksumTest {
  private static int of(byte[] bytes) {
    return OggChecksum.of(0, bytes, 0, bytes.length);
  }

  /** The check value of CRC-32/CKSUM, 0x765e7680, without its final inversion. */
  @Test
  void checkValue_isThatOfThePolynomial() {
    assertThat(of("123456789".getBytes(StandardCharsets.US_ASCII))).isEqualTo(~0x765e7680);
  }

  @Test
  void otherNumber_changesTheChecksumByItsContribution() {
    Random random = new Random(2);
    for (int length : new int[] {27, 28, 29, 30, 31, 282, 4_500, 65_307}) {
      byte[] page = new byte[length];
      random.nextBytes(page);
      ByteBuffer bytes = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
      int old = bytes.getInt(OggChecksum.NUMBER_OFFSET);
      int before = of(page);
      int now = random.nextInt();
      bytes.putInt(OggChecksum.NUMBER_OFFSET, now);
      assertThat(of(page))
          .isEqualTo(
              before ^ OggChecksum.ofNumber(old, length) ^ OggChecksum.ofNumber(now, length));
    }
  }
}
