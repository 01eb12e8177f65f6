package org.cratetag.tags.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import org.cratetag.fuzz.FuzzTarget;
import org.cratetag.fuzz.Scratch;

/**
 * By the first byte: two files whose patch must give one from the other, or the steps of a patch as
 * a damaged journal may hold them, packed or not.
 */
public final class PatchFuzz implements FuzzTarget {
  private final Scratch scratch = new Scratch();

  @Override
  public List<byte[]> seeds(Path folder) throws IOException {
    byte[] steps = {
      1, 1, 0, 0, 0, 2, 'a', 'b', 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 3, 2
    };
    byte[] files =
        ("\0\20old and the same tail of both files, which is long enough to be found"
                + "\0new and longer, the same tail of both files, which is long enough to be found")
            .getBytes(StandardCharsets.ISO_8859_1);
    byte[] packed = PatchMaker.whole(files).orElseThrow().encoded();
    byte[] third = Arrays.copyOf(new byte[] {2}, packed.length + 1);
    System.arraycopy(packed, 0, third, 1, packed.length);
    return List.of(files, steps, third);
  }

  @Override
  public void run(byte[] input) throws Exception {
    if (input.length < 2) {
      return;
    }
    byte[] rest = Arrays.copyOfRange(input, 1, input.length);
    switch (input[0] & 3) {
      case 0 -> giveBack(rest);
      case 1 -> apply(packed(rest));
      default -> apply(rest);
    }
  }

  private void giveBack(byte[] input) throws IOException {
    int cut = input[0] * input.length / 128;
    cut = Math.max(1, Math.min(input.length, cut));
    byte[] before = Arrays.copyOfRange(input, 1, Math.max(1, cut));
    byte[] after = Arrays.copyOfRange(input, cut, input.length);
    Path old = scratch.file("old", before);
    Path now = scratch.another("now", after);
    Optional<TagPatch> patch = PatchMaker.between(old, now);
    Path out = scratch.another("out", new byte[7]);
    PatchMaker.apply(patch.orElseThrow(), Optional.of(now), out);
    assertThat(Files.readAllBytes(out)).isEqualTo(before);
  }

  private void apply(byte[] encoded) throws IOException {
    Path now = scratch.file("now", new byte[5_000]);
    Path out = scratch.another("out", new byte[7]);
    for (Optional<Path> from : List.of(Optional.of(now), Optional.<Path>empty())) {
      try {
        PatchMaker.apply(TagPatch.of(encoded), from, out);
      } catch (IOException damaged) {
        // As it should.
      }
    }
  }

  private static byte[] packed(byte[] steps) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
      out.write(steps);
    }
    return bytes.toByteArray();
  }
}
