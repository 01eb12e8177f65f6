package org.cratetag.tags.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.cratetag.tags.TagFixtures;
import org.cratetag.tags.file.FileComparison;
import org.cratetag.tags.file.FileHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatchMakerTest {
  @TempDir Path folder;

  private int patchedBytes(byte[] old, byte[] now) throws Exception {
    Path oldFile = Files.write(folder.resolve("old"), old);
    Path newFile = Files.write(folder.resolve("new"), now);
    Path out = Files.write(folder.resolve("out"), new byte[] {9, 9, 9});
    TagPatch patch = PatchMaker.between(oldFile, newFile).orElseThrow();
    PatchMaker.apply(TagPatch.of(patch.encoded()), Optional.of(newFile), out);
    assertThat(Arrays.equals(Files.readAllBytes(out), old)).isTrue();
    return patch.encoded().length;
  }

  private static byte[] random(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  @Test
  void anyTwoFiles_areRebuilt() throws Exception {
    Random random = new Random(5);
    for (int i = 0; i < 60; i++) {
      byte[] old = random(i, random.nextInt(400_000));
      ByteArrayOutputStream now = new ByteArrayOutputStream();
      int cut = random.nextInt(old.length + 1);
      int dropped = random.nextInt(Math.min(3_000, old.length - cut) + 1);
      now.write(old, 0, cut);
      now.writeBytes(random(i + 1_000, random.nextInt(3_000)));
      now.write(old, cut + dropped, old.length - cut - dropped);
      byte[] bytes = now.toByteArray();
      for (int page = random.nextInt(4_000); page < bytes.length; page += 4_096) {
        bytes[page]++;
      }
      patchedBytes(old, bytes);
    }
  }

  @Test
  void emptyFiles_areRebuilt() throws Exception {
    patchedBytes(new byte[0], random(1, 100));
    patchedBytes(random(1, 100), new byte[0]);
    patchedBytes(new byte[0], new byte[0]);
  }

  @Test
  void tagInFront_costsItsOwnLength() throws Exception {
    byte[] audio = random(1, 2_000_000);
    assertThat(patchedBytes(audio, TagFixtures.join(random(2, 3_000), audio))).isLessThan(100);
    assertThat(patchedBytes(TagFixtures.join(random(2, 3_000), audio), audio)).isLessThan(3_200);
  }

  @Test
  void tagBehindAndSizeInFront_costTheirOwnLength() throws Exception {
    byte[] old = random(1, 1_000_000);
    byte[] now = TagFixtures.join(old, random(2, 3_000));
    now[4]++;
    assertThat(patchedBytes(old, now)).isLessThan(100);
  }

  @Test
  void contentThatMovedWithinThePadding_costsLittle() throws Exception {
    byte[] picture = random(1, 900_000);
    byte[] audio = random(2, 500_000);
    byte[] old = TagFixtures.join(random(3, 50), picture, new byte[3_000], audio);
    byte[] now = TagFixtures.join(random(4, 1_234), picture, new byte[1_816], audio);
    assertThat(patchedBytes(old, now)).isLessThan(4_500);
  }

  @Test
  void knownTail_isNotReadAgainAndRebuilt() throws Exception {
    byte[] tail = random(1, 3_000_000);
    Path oldFile = Files.write(folder.resolve("old"), TagFixtures.join(random(2, 700), tail));
    Path newFile = Files.write(folder.resolve("new"), TagFixtures.join(random(3, 90), tail));
    FileComparison comparison = FileComparison.of(oldFile, newFile);
    assertThat(comparison.equalTailBytes()).isEqualTo(22 << 17);
    assertThat(comparison.oldHash()).isEqualTo(FileHash.of(oldFile));
    assertThat(comparison.newHash()).isEqualTo(FileHash.of(newFile));
    TagPatch patch = PatchMaker.between(oldFile, newFile, 22 << 17).orElseThrow();
    Path out = Files.createFile(folder.resolve("out"));
    PatchMaker.apply(patch, Optional.of(newFile), out);
    assertThat(Files.mismatch(oldFile, out)).isEqualTo(-1);
  }

  @Test
  void comparisonOfAnyTwoFiles_givesTheHashOfEach() throws Exception {
    int block = 1 << 17;
    int[] lengths = {0, 1, block - 1, block, block + 1, 2 * block};
    for (int left : lengths) {
      for (int right : lengths) {
        Path oldFile = Files.write(folder.resolve("old"), new byte[left]);
        Path newFile = Files.write(folder.resolve("new"), new byte[right]);
        FileComparison comparison = FileComparison.of(oldFile, newFile);
        assertThat(comparison.oldHash()).isEqualTo(FileHash.of(oldFile));
        assertThat(comparison.newHash()).isEqualTo(FileHash.of(newFile));
        assertThat(comparison.oldHash().equals(comparison.newHash())).isEqualTo(left == right);
        assertThat(comparison.equalTailBytes()).isLessThanOrEqualTo(Math.min(left, right));
      }
    }
  }

  /**
   * Offsets and lengths of which one is negative, or that together are; less data than announced.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "00 ffffffffffffff00 0000000000000001 02",
        "00 0000000000000001 ffffffffffffff00 02",
        "00 7fffffffffffffff 0000000000000005 02",
        "00 0068000000000003 7fffffffffffffff 02",
        "01 ffffffff 02",
        "01 00000009 0102",
        "00 00"
      })
  @Timeout(10)
  void damagedPatch_isRefused(String steps) throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
      out.write(HexFormat.of().parseHex(steps.replace(" ", "")));
    }
    TagPatch patch = TagPatch.of(packed.toByteArray());
    Optional<Path> newFile = Optional.of(Files.write(folder.resolve("new"), new byte[100]));
    Path out = Files.createFile(folder.resolve("out"));
    assertThatThrownBy(() -> PatchMaker.apply(patch, newFile, out)).isInstanceOf(IOException.class);
  }

  @Test
  void nothingInCommon_isNotKeptBeyondTheLimit() throws Exception {
    Path oldFile = Files.write(folder.resolve("old"), random(1, TagPatch.MAXIMUM_BYTES + 100_000));
    Path newFile = Files.write(folder.resolve("new"), random(2, 1_000));
    assertThat(PatchMaker.between(oldFile, newFile)).isEmpty();
  }
}
