package org.cratetag.pack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.cratetag.inference.TinyPack;
import org.cratetag.pack.json.PackException;
import org.junit.jupiter.api.Test;

class ExternalDataCheckTest {
  private static byte[] wrapped(int field, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    varint(out, field << 3 | 2);
    varint(out, content.length);
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static void varint(ByteArrayOutputStream out, int value) {
    int rest = value;
    while (rest > 0x7F) {
      out.write(rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }

  private static void assertRefused(byte[] model, String reason) {
    assertThatThrownBy(() -> ExternalDataCheck.check(ByteBuffer.wrap(model)))
        .isInstanceOf(PackException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void modelThatHoldsItsWeights_isTaken() {
    assertThatCode(() -> ExternalDataCheck.check(ByteBuffer.wrap(TinyPack.model())))
        .doesNotThrowAnyException();
  }

  @Test
  void externalTensor_isFoundWhereverTensorsCanBe() {
    byte[] tensor = {14 << 3, 1};
    byte[] sparse = wrapped(1, tensor);
    byte[] graph = wrapped(5, tensor);
    assertRefused(wrapped(7, graph), "other files");
    assertRefused(wrapped(7, wrapped(15, sparse)), "other files");
    assertRefused(wrapped(7, wrapped(1, wrapped(5, wrapped(5, tensor)))), "other files");
    assertRefused(wrapped(7, wrapped(1, wrapped(5, wrapped(10, tensor)))), "other files");
    assertRefused(wrapped(7, wrapped(1, wrapped(5, wrapped(6, graph)))), "other files");
    assertRefused(wrapped(7, wrapped(1, wrapped(5, wrapped(22, sparse)))), "other files");
    assertRefused(wrapped(25, wrapped(7, wrapped(5, wrapped(5, tensor)))), "other files");
    assertRefused(wrapped(20, wrapped(1, graph)), "other files");
    assertRefused(wrapped(7, wrapped(5, wrapped(13, new byte[0]))), "other files");
  }

  @Test
  void fieldNumberThatOtherReadersCutShort_isRefused() {
    byte[] tensor = {(byte) 0xF0, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0x10, 1};
    assertRefused(wrapped(7, wrapped(5, tensor)), "no ONNX file");
  }

  @Test
  void graphsInGraphsWithoutEnd_areRefused() {
    byte[] graph = new byte[0];
    for (int i = 0; i < 60; i++) {
      graph = wrapped(1, wrapped(5, wrapped(6, graph)));
    }
    assertRefused(wrapped(7, graph), "nested too deeply");
  }

  @Test
  void truncatedModel_isRefusedOrTakenButNeverFailsOtherwise() throws Exception {
    byte[] model = TinyPack.model();
    for (int length = 0; length < model.length; length++) {
      checkQuietly(Arrays.copyOf(model, length));
    }
    Random random = new Random(3);
    for (int i = 0; i < 2_000; i++) {
      byte[] noise = new byte[random.nextInt(64)];
      random.nextBytes(noise);
      checkQuietly(noise);
    }
  }

  private static void checkQuietly(byte[] model) {
    assertThatCode(
            () -> {
              try {
                ExternalDataCheck.check(ByteBuffer.wrap(model));
              } catch (PackException refused) {
                // either answer is right
              }
            })
        .doesNotThrowAnyException();
  }
}
