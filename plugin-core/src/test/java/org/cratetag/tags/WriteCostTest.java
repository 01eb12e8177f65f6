package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cratetag.tags.TagFixtures.CHANGE;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagStyle;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.ledger.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Prints what it costs to tag a file, with the ledger's journal, against a plain copy of it: the
 * kernel's copy of all bytes to a new file, a flush of the file and one of its folder. Both in
 * turn, in one warm process, with the file in the page cache; the folder holds files that were
 * tagged before. Runs for {@code src/bench/write-cost} only.
 */
@EnabledIfSystemProperty(named = "cratetag.cost.folder", matches = ".+")
class WriteCostTest {
  private static final int WARM_UP = 5;

  /** Of every format, with short files, for the compiler. */
  private static final int FIRST_WARM_UP = 150;

  private static final List<AudioFormat> FORMATS =
      List.of(AudioFormat.MP3, AudioFormat.FLAC, AudioFormat.OPUS, AudioFormat.M4A);

  private final int rounds = Integer.getInteger("cratetag.cost.rounds", 21);
  private Path folder;
  private TagService tags;

  @Test
  void medians_ofCopyingAndTagging() throws Exception {
    folder =
        Files.createTempDirectory(
            Path.of(System.getProperty("cratetag.cost.folder")), "write-cost");
    try (Ledger ledger = Ledger.open(folder.resolve("ledger/ledger"), Clock.systemUTC())) {
      tags = new TagService(BuiltInWriters.list(), ledger.tagJournal(), Clock.systemUTC());
      for (AudioFormat format : FORMATS) {
        run(format, 1 << 20, FIRST_WARM_UP);
      }
      for (AudioFormat format : FORMATS) {
        measure(format, format == AudioFormat.FLAC ? 60 : 10);
      }
    } finally {
      try (Stream<Path> all = Files.walk(folder)) {
        all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
      }
    }
  }

  private void measure(AudioFormat format, int megabytes) throws Exception {
    run(format, (long) megabytes << 20, WARM_UP);
    double[][] millis = run(format, (long) megabytes << 20, rounds);
    double floor = median(millis[0]);
    double ours = median(millis[1]);
    System.out.printf(
        Locale.ROOT,
        "%s of %d MB: copy and flush %.1f ms, tag %.1f ms, ratio %.2f (medians of %d;"
            + " shortest %.1f and %.1f)%n",
        format.suffix(),
        megabytes,
        floor,
        ours,
        ours / floor,
        rounds,
        Arrays.stream(millis[0]).min().orElseThrow(),
        Arrays.stream(millis[1]).min().orElseThrow());
  }

  /** Milliseconds of the copies and of the changes. */
  private double[][] run(AudioFormat format, long bytes, int times) throws Exception {
    Path model = model(format, bytes);
    Path file = folder.resolve("file." + format.suffix());
    double[][] millis = new double[2][times];
    for (int i = 0; i < times; i++) {
      Files.deleteIfExists(file);
      millis[0][i] = millis(() -> copy(model, file));
      millis[1][i] =
          millis(
              () -> {
                TagUpdate update =
                    tags.update(TagFixtures.found(file, format), now -> CHANGE, TagStyle.SERVER, 1);
                assertThat(update).isInstanceOf(TagUpdate.Written.class);
              });
    }
    Files.delete(file);
    Files.delete(model);
    return millis;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (FileChannel in = FileChannel.open(from, StandardOpenOption.READ);
        FileChannel out =
            FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (long at = 0; at < in.size(); ) {
        at += in.transferTo(at, in.size() - at, out);
      }
      out.force(true);
    }
    try (FileChannel folder = FileChannel.open(to.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  /** A file as long as asked: a short one whose audio is repeated. */
  private Path model(AudioFormat format, long bytes) throws Exception {
    if (format == AudioFormat.OPUS) {
      byte[] tags = OggFixtures.comments("OpusTags", "made", 0, List.of(), new byte[0]);
      return Files.write(folder.resolve("model"), OggFixtures.opus(tags, (int) (bytes / 2_560)));
    }
    Path small = AudioFixtures.file(folder, "small", format, 20);
    if (format == AudioFormat.M4A) {
      byte[] all = Files.readAllBytes(small);
      Files.delete(small);
      byte[] free = TagFixtures.join(TagFixtures.bytes("\0\0\0\0mdat"), new byte[(int) bytes]);
      ByteBuffer.wrap(free).putInt(free.length);
      return Files.write(folder.resolve("model"), TagFixtures.join(all, free));
    }
    byte[] all = Files.readAllBytes(small);
    byte[] audio = Arrays.copyOfRange(all, all.length / 2, all.length);
    Path model = folder.resolve("model");
    try (OutputStream out = Files.newOutputStream(model)) {
      out.write(all);
      for (long at = all.length; at < bytes; at += audio.length) {
        out.write(audio);
      }
    }
    Files.delete(small);
    return model;
  }

  private interface Work {
    void run() throws Exception;
  }

  private static double millis(Work work) throws Exception {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e6;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
