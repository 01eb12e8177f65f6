package org.cratetag.train.crates;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cratetag.decision.StyleTree;
import org.cratetag.feature.EdmStats;
import org.cratetag.train.data.LabelledTable;

/**
 * Music that is in nobody's crates, and speech and sounds: what a pack of crates learns to leave
 * alone. Features of {@code edm-stats/1} of the part of the free tracks of known kind that may be
 * learned from; {@code cratetag lab world-features} makes the file.
 *
 * @param rows the tracks
 */
public record OtherMusic(List<Row> rows) {
  /** The label of tracks that are in none of the crates; never said. */
  public static final String LABEL = "None of these";

  private static final String FILE = "other-music.tsv";
  private static final String SEPARATOR = "\t";

  /**
   * A track.
   *
   * @param kind a name that the taxonomy knows, or the kind of sound
   * @param group equal for tracks of one artist
   * @param features of {@code edm-stats/1}
   */
  public record Row(String kind, String group, float[] features) {
    /** As a line of the file, the features with six digits. */
    public String line() {
      StringBuilder line = new StringBuilder(kind).append(SEPARATOR).append(group);
      for (float feature : features) {
        line.append(SEPARATOR)
            .append(Float.parseFloat(String.format(Locale.ROOT, "%.5e", feature)));
      }
      return line.toString();
    }

    private static Row of(String line) {
      String[] parts = line.split(SEPARATOR);
      float[] features = new float[parts.length - 2];
      for (int i = 0; i < features.length; i++) {
        features[i] = Float.parseFloat(parts[i + 2]);
      }
      return new Row(parts[0], parts[1], features);
    }
  }

  public OtherMusic {
    rows = List.copyOf(rows);
  }

  /** What comes with the program. */
  public static OtherMusic bundled() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                OtherMusic.class.getResourceAsStream(FILE), StandardCharsets.UTF_8))) {
      List<Row> rows = lines.lines().filter(line -> !line.startsWith("#")).map(Row::of).toList();
      for (Row row : rows) {
        if (row.features().length != EdmStats.SIZE) {
          throw new IllegalStateException(FILE + ": a row of " + row.features().length);
        }
      }
      return new OtherMusic(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
  }

  /**
   * The tracks that are in none of the crates, all with the label {@link #LABEL}. Those that answer
   * to a crate's name are left out: Progressive House may well belong into a crate House.
   */
  LabelledTable outside(List<String> crates, StyleTree tree) {
    List<Row> outside = new ArrayList<>();
    for (Row row : rows) {
      if (crates.stream()
          .allMatch(crate -> tree.agreement(crate, row.kind()) == StyleTree.Agreement.OTHER)) {
        outside.add(row);
      }
    }
    Map<String, Integer> groups = new HashMap<>();
    return new LabelledTable(
        "other music",
        outside.stream().map(Row::features).toArray(float[][]::new),
        Collections.nCopies(outside.size(), LABEL),
        outside.stream()
            .mapToInt(row -> groups.computeIfAbsent(row.group(), any -> groups.size()))
            .toArray());
  }
}
