package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.fixture.hostile.HostileTags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a file holds, recognising, reading and tagging it costs no more than 10 s and 64 MB.
 *
 * <p>{@code src/bench/hostile} does it with larger files.
 */
class HostileTagsTest {
  private static final int COUNT = Integer.getInteger("cratetag.hostile.count", 22_000);
  private static final int BYTES = Integer.getInteger("cratetag.hostile.bytes", 1 << 20);
  private static final String ONLY = System.getProperty("cratetag.hostile.only", "");
  private static final boolean ALL = Boolean.getBoolean("cratetag.hostile.all");

  /** Suffixes of formats whose tags the code of others reads and writes. */
  private static final Set<String> SAME_AS_OTHERS =
      Set.of("tta", "aac", "ape", "mpc", "spx", "dsf");

  private static final boolean PRINTS = Boolean.getBoolean("cratetag.hostile.print");
  private static final int LONGEST_MILLIS = 10_000;
  private static final int ENDLESS_MILLIS = 120_000;
  private static final int MOST_MEGABYTES = 64;

  /** What the idle process has, and what it may have besides. */
  private static final String HEAP = "-Xmx" + (12 + MOST_MEGABYTES) + "m";

  private static final List<AudioFormat> WARMING =
      List.of(
          AudioFormat.MP3, AudioFormat.FLAC, AudioFormat.OPUS, AudioFormat.M4A, AudioFormat.WMA);

  @TempDir Path folder;

  private record Cost(String name, long millis, long megabytes, String outcome) {
    boolean isTooMuch() {
      return millis > LONGEST_MILLIS
          || megabytes > MOST_MEGABYTES
          || outcome.matches("[A-Z ]+\t.*");
    }

    String text() {
      return "%6.1f s %4d MB  %-52s %s".formatted(millis / 1e3, megabytes, name, outcome);
    }
  }

  @Test
  @Timeout(7200)
  void fileOfAnyContent_costsLittle() throws Exception {
    HostileTags files = HostileTags.make(folder, COUNT, BYTES);
    assertThat(files.size()).isGreaterThanOrEqualTo(300);
    List<Cost> costs = new ArrayList<>();
    try (Program program = new Program()) {
      for (AudioFormat format : WARMING) {
        program.ask(AudioFixtures.file(folder, "healthy", format, 1));
      }
      for (String name : files.names()) {
        if (name.contains(ONLY) && (ALL || isOfItsOwnKind(name))) {
          Cost cost = program.ask(files.write(name, folder));
          costs.add(cost);
          if (PRINTS) {
            System.out.println(cost.text());
          }
        }
      }
    }
    if (PRINTS) {
      print(costs);
    }
    assertThat(costs.stream().filter(Cost::isTooMuch).map(Cost::text)).isEmpty();
  }

  private static boolean isOfItsOwnKind(String name) {
    String suffix = name.substring(name.lastIndexOf('.') + 1);
    return !SAME_AS_OTHERS.contains(suffix) && (!name.startsWith("ID3") || suffix.equals("mp3"));
  }

  private static void print(List<Cost> costs) {
    System.out.printf(
        "%d files: %d tagged, %d left alone with a reason, %d beyond %.0f s or %d MB%n",
        costs.size(),
        costs.stream().filter(cost -> cost.outcome().startsWith("Written")).count(),
        costs.stream().filter(cost -> cost.outcome().matches("(refused|skipped)\t.+")).count(),
        costs.stream().filter(Cost::isTooMuch).count(),
        LONGEST_MILLIS / 1e3,
        MOST_MEGABYTES);
    costs.stream()
        .max(Comparator.comparing(Cost::millis))
        .ifPresent(cost -> System.out.println("longest: " + cost.text()));
    costs.stream()
        .max(Comparator.comparing(Cost::megabytes))
        .ifPresent(cost -> System.out.println("most memory: " + cost.text()));
  }

  /** One that does not answer in time is ended, and another started. */
  private static final class Program implements AutoCloseable {
    private Process process;
    private BufferedReader from;

    Cost ask(Path file) throws Exception {
      if (process == null || !process.isAlive()) {
        process = start();
        from = process.inputReader(StandardCharsets.UTF_8);
      }
      Writer to = process.outputWriter(StandardCharsets.UTF_8);
      to.write(file + "\n");
      to.flush();
      CompletableFuture<String> answer = CompletableFuture.supplyAsync(this::answer);
      String told;
      try {
        told = answer.get(ENDLESS_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        told = ENDLESS_MILLIS + "\t0\tENDLESS\t";
        process.destroyForcibly().waitFor();
      }
      Files.delete(file);
      String[] parts = told.split("\t", 3);
      return new Cost(
          file.getFileName().toString(),
          Long.parseLong(parts[0]),
          Long.parseLong(parts[1]),
          parts[2]);
    }

    private String answer() {
      try {
        String line = from.readLine();
        return line == null ? "0\t0\tENDED\t" : line;
      } catch (IOException ended) {
        return "0\t0\tENDED\t";
      }
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  private static Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            HEAP,
            "-Xms12m",
            "-Xmn8m",
            "-XX:+UseSerialGC",
            "-XX:MinHeapFreeRatio=5",
            "-XX:MaxHeapFreeRatio=10",
            "-Djava.util.logging.config.file="
                + System.getProperty("java.util.logging.config.file", ""),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            HostileTagging.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
