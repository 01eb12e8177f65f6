package org.cratetag.fuzz;

import java.io.IOException;
import java.io.InputStream;
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
   * Prints the names of all targets when there is no argument.
   *
   * @param args a folder, the targets for which seeds are written below it, parted by spaces, and
   *     any number of files and folders to take as well; or {@code --try}, a target and an input to
   *     be tried again
   */
  public static void main(String[] args) throws Exception {
    if (args.length == 0) {
      FuzzTargets.all().keySet().forEach(System.out::println);
    } else if (args[0].equals("--try")) {
      FuzzTargets.get(args[1]).run(Files.readAllBytes(Path.of(args[2])));
    } else {
      for (String target : args[1].split(" ")) {
        write(target, Path.of(args[0]), Arrays.asList(args).subList(2, args.length));
      }
    }
    // Children that decode would be waited for.
    System.exit(0);
  }

  private static void write(String target, Path folder, List<String> further) throws Exception {
    Path out = Files.createDirectories(folder.resolve(target).resolve("seeds"));
    Path scratch = Files.createTempDirectory("cratetag-seeds");
    for (byte[] seed : FuzzTargets.get(target).seeds(scratch)) {
      write(out, seed);
    }
    Files.delete(scratch);
    for (Path kept : KeptInputs.of(target)) {
      write(out, Files.readAllBytes(kept));
    }
    for (String each : further) {
      for (Path file : filesBelow(Path.of(each))) {
        try (InputStream in = Files.newInputStream(file)) {
          write(out, in.readNBytes(MOST_BYTES));
        }
      }
    }
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
