package org.cratetag.lab.edm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Two small made-up sets in the format of the published ones. */
final class TinyBeatport {
  /** The same styles under the names of both years, then one that each year has alone. */
  static final List<String> NAMES_2016 =
      List.of("DeepHouse", "Techno", "Trance", "PsyTrance", "GlitchHop");

  static final List<String> NAMES_2021 =
      List.of("Deep House", "Techno (Peak Time-Driving)", "Trance", "Psy-Trance", "Ambient");

  static final int ROWS_A_LABEL = 12;

  private TinyBeatport() {}

  /** Writes both sets below a folder, which it gives back. */
  static Path write(Path folder) throws IOException {
    Path set2016 = Files.createDirectories(folder.resolve("beatport-2016"));
    Path set2021 = Files.createDirectories(folder.resolve("beatport-2021"));
    Files.writeString(set2016.resolve("beatsdataset.csv"), csv(",class", NAMES_2016, 1));
    Files.writeString(set2021.resolve("beatport_2021jan.csv"), csv(",genre,artist", NAMES_2021, 2));
    return folder;
  }

  private static String csv(String last, List<String> names, long seed) {
    Random random = new Random(seed);
    StringBuilder text =
        new StringBuilder(
            IntStream.rangeClosed(1, 71)
                .mapToObj(i -> i + "-name")
                .collect(Collectors.joining(",", "", last + "\n")));
    for (int row = 0; row < ROWS_A_LABEL * names.size(); row++) {
      int label = row % names.size();
      for (int column = 1; column <= 70; column++) {
        double value = random.nextDouble() + (column <= 8 ? 0.4 * label : 0);
        text.append(String.format(Locale.ROOT, "%.4f,", value));
      }
      text.append(100 + 15 * label + random.nextInt(4)).append(',').append(names.get(label));
      text.append(last.endsWith("artist") ? ",Artist " + row / 2 : "").append('\n');
    }
    return text.toString();
  }
}
