package org.cratetag.train.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.cratetag.pack.json.PackException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class CheckpointTest {
  private static CheckpointBytes some() {
    CheckpointBytes bytes = new CheckpointBytes();
    for (int i = 0; i < 20; i++) {
      bytes.with("dense_" + i + "/kernel", new float[] {i, 2, 3, 4, 5, 6}, 2, 3);
      bytes.with("dense_" + i + "/bias", new float[] {-i}, 1);
    }
    return bytes;
  }

  @Test
  void tensors_areFoundByName() throws PackException {
    CheckpointBytes bytes = some();
    Checkpoint checkpoint = Checkpoint.of(bytes.index(), bytes.data());
    assertThat(checkpoint.get("dense_13/kernel").shape()).isEqualTo(List.of(2, 3));
    assertThat(checkpoint.get("dense_13/kernel", 2, 3)).containsExactly(13, 2, 3, 4, 5, 6);
    assertThat(checkpoint.get("dense_19/bias", 1)).containsExactly(-19);
  }

  @Test
  void tensor_thatIsMissingOrOfAnotherShapeIsRefusedByName() throws PackException {
    CheckpointBytes bytes = some();
    Checkpoint checkpoint = Checkpoint.of(bytes.index(), bytes.data());
    assertThatThrownBy(() -> checkpoint.get("dense_20/bias"))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("dense_20/bias");
    assertThatThrownBy(() -> checkpoint.get("dense_1/bias", 2))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("[1], not [2]");
    assertThatThrownBy(() -> checkpoint.get("")).isInstanceOf(PackException.class);
  }

  @Test
  void damagedValues_areRefused() throws PackException {
    CheckpointBytes bytes = some();
    byte[] data = bytes.data();
    data[0] ^= 1;
    Checkpoint checkpoint = Checkpoint.of(bytes.index(), data);
    assertThatThrownBy(() -> checkpoint.get("dense_0/kernel"))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void entry_thatClaimsMoreThanThereIsIsRefused() throws PackException {
    byte[] huge = {
      1 << 3, 1, 2 << 3 | 2, 8, 2 << 3 | 2, 6, 1 << 3, -1, -1, -1, -1, 7, 5 << 3, -1, -1, 127
    };
    CheckpointBytes bytes = some().withEntry("huge", huge);
    Checkpoint checkpoint = Checkpoint.of(bytes.index(), bytes.data());
    assertThatThrownBy(() -> checkpoint.get("huge")).isInstanceOf(PackException.class);
  }

  @Test
  void bigEndianOrOtherTypes_areRefused() {
    byte[] header = CheckpointBytes.message(2, 1);
    CheckpointBytes big = some().withEntry("", header);
    assertThatThrownBy(() -> Checkpoint.of(big.index(), big.data()))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("big-endian");
    CheckpointBytes whole = some().withEntry("step", CheckpointBytes.message(1, 9));
    assertThatThrownBy(() -> Checkpoint.of(whole.index(), whole.data()).get("step"))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("32-bit floats");
  }

  @Test
  void indexCutAnywhere_isRefused() {
    byte[] index = some().index();
    byte[] data = some().data();
    for (int length = 0; length < index.length; length++) {
      byte[] cut = Arrays.copyOf(index, length);
      assertThatThrownBy(() -> Checkpoint.of(cut, data)).isInstanceOf(PackException.class);
    }
  }

  @Test
  void indexDamagedAnywhere_isReadOrRefusedButNothingElse() {
    byte[] index = some().index();
    byte[] data = some().data();
    Random random = new Random(5);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (int i = 0; i < 20_000; i++) {
            byte[] damaged = index.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            try {
              Checkpoint.of(damaged, data).get("dense_3/kernel");
            } catch (PackException e) {
              assertThat(e).hasMessageNotContaining("null");
            }
          }
        });
  }

  @Test
  void entriesDamagedAnywhere_areReadOrRefusedButNothingElse() {
    Random random = new Random(6);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          for (int i = 0; i < 2_000; i++) {
            byte[] entry = new byte[random.nextInt(24)];
            random.nextBytes(entry);
            CheckpointBytes bytes = some().withEntry("odd", entry);
            try {
              Checkpoint.of(bytes.index(), bytes.data()).get("odd");
            } catch (PackException e) {
              assertThat(e).hasMessageNotContaining("null");
            }
          }
        });
  }
}
