package org.cratetag.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.cratetag.pack.PackReader;

/** Writes what the fuzzer starts from. */
public final class FuzzSeeds {
  /** Structures matter, not length; the fuzzer makes more of short inputs. */
  private static final int MOST_BYTES = 1 << 16;

  private FuzzSeeds() {}

  /**
   * Writes the seeds of a target, or the names of all targets when there is no argument.
   *
   * @param args target, folder for the seeds, then any number of files and folders to take as well;
   *     or {@code --try}, target and an input to be tried again
   */
  public static void main(String[] args) throws Exception {
    if (args.length == 0) {
      FuzzTargets.all().keySet().forEach(System.out::println);
      return;
    }
    if (args[0].equals("--try")) {
      FuzzTargets.get(args[1]).run(Files.readAllBytes(Path.of(args[2])));
      System.exit(0);
    }
    Path out = Files.createDirectories(Path.of(args[1]));
    Path scratch = Files.createTempDirectory("cratetag-seeds");
    for (byte[] seed : FuzzTargets.get(args[0]).seeds(scratch)) {
      write(out, seed);
    }
    Files.delete(scratch);
    for (Path kept : KeptInputs.of(args[0])) {
      write(out, Files.readAllBytes(kept));
    }
    for (String further : Arrays.asList(args).subList(2, args.length)) {
      for (Path file : filesBelow(Path.of(further))) {
        try (var in = Files.newInputStream(file)) {
          write(out, in.readNBytes(MOST_BYTES));
        }
      }
    }
    System.exit(0);
  }

  private static List<Path> filesBelow(Path path) throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static void write(Path folder, byte[] seed) throws IOException {
    Files.write(folder.resolve(PackReader.sha256(seed).substring(0, 16)), seed);
  }
}
