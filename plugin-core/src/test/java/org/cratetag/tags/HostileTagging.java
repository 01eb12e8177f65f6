package org.cratetag.tags;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cratetag.api.ScanListener;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;
import org.cratetag.library.FolderSource;
import org.cratetag.tags.layout.ContentFormat;

/**
 * A process with little memory that recognises, reads and tags the files whose paths it is told,
 * and says of each what became of it, how much of a processor that took, and how much memory at
 * most beyond what the idle process has.
 */
final class HostileTagging {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path PEAK = Path.of("/proc/self/clear_refs");
  private static final String START_ANEW = "5";
  private static final int KIB = 1024;

  /** Of a busy machine, the clock on the wall says nothing about a file. */
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final TagService tags =
      new TagService(BuiltInWriters.list(), new InMemoryTagJournal(), Clock.systemUTC());

  private HostileTagging() {}

  /** Reads paths from standard input; the first file is there to warm up. */
  public static void main(String[] args) throws IOException {
    HostileTagging tagging = new HostileTagging();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println(tagging.run(Path.of(line)));
    }
  }

  /**
   * What became of it: milliseconds of a processor, megabytes, outcome and reason, between tabs.
   */
  private String run(Path file) throws IOException {
    System.gc();
    long idle = kibibytes("VmRSS:");
    startPeakAnew();
    long start = PROCESS.getProcessCpuTime();
    String outcome;
    try {
      outcome = tag(file);
    } catch (OutOfMemoryError e) {
      outcome = "OUT OF MEMORY\t" + Arrays.stream(e.getStackTrace()).limit(6).toList();
    } catch (RuntimeException | StackOverflowError e) {
      outcome = "UNEXPECTED\t" + e;
    }
    long millis = (PROCESS.getProcessCpuTime() - start) / 1_000_000;
    return millis + "\t" + (kibibytes("VmHWM:") - idle) / KIB + "\t" + outcome.replace('\n', ' ');
  }

  private static void startPeakAnew() throws IOException {
    if (Files.isWritable(PEAK)) {
      Files.writeString(PEAK, START_ANEW);
    }
  }

  private static long kibibytes(String name) throws IOException {
    if (!Files.isReadable(STATUS)) {
      return 0;
    }
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElse(0);
  }

  private String tag(Path path) throws IOException {
    String recognised = recognise(path);
    try {
      AudioFile file = TagFixtures.found(path, ContentFormat.of(path));
      tags.names(file);
      SeenTags seen = tags.see(file);
      TagUpdate update = tags.update(file, Optional.of(seen), this::added, TagStyle.SERVER, 1);
      if (update instanceof TagUpdate.Skipped skipped) {
        return "skipped\t" + skipped.reason();
      } else if (update instanceof TagUpdate.Failed failed) {
        return "FAILED\t" + failed.reason();
      }
      return update.getClass().getSimpleName() + "\t" + recognised;
    } catch (TrackException e) {
      return "refused\t" + e.getMessage();
    }
  }

  private TagValues added(TagValues current) {
    return new TagValues(
        Map.of(TagField.GENRE, List.of("House"), TagField.STYLE, List.of("Deep House")));
  }

  private static String recognise(Path path) throws IOException {
    StringBuilder said = new StringBuilder();
    new FolderSource(Clock.offset(Clock.systemUTC(), Duration.ofHours(1)), Duration.ZERO)
        .scan(
            path.toString(),
            new ScanListener() {
              @Override
              public boolean isKnown(Path known, long sizeBytes, Instant lastModified) {
                return false;
              }

              @Override
              public void found(AudioFile file) {
                said.append(file.format());
              }

              @Override
              public void skipped(Path skipped, String reason) {
                said.append(reason);
              }
            });
    return said.toString();
  }
}
