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
import org.cratetag.taxonomy.StyleTree;
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

  /**
   * What MusiCNN hears of the same tracks: the part of {@code musicnn/1} that crates learn from.
   */
  private static final String MUSICNN_FILE = "other-music-musicnn.tsv";

  private static final String SEPARATOR = "\t";

  /**
   * A track.
   *
   * @param kind a name that the taxonomy knows, or the kind of sound
   * @param group equal for tracks of one artist
   * @param features of {@code edm-stats/1}
   */
  public record Row(String kind, String group, float[] features) {
    /** As a line of the file of {@code edm-stats/1}, the features with six digits. */
    public String line() {
      float[] rounded = new float[features.length];
      for (int i = 0; i < rounded.length; i++) {
        rounded[i] = Float.parseFloat(String.format(Locale.ROOT, "%.5e", features[i]));
      }
      return line(rounded);
    }

    /**
     * The track as a line of the file of what MusiCNN hears.
     *
     * @param musicnn all values of {@code musicnn/1}
     */
    public String musicnnLine(float[] musicnn) {
      return line(HeardColumns.ofMusicnn().part(musicnn));
    }

    private String line(float[] values) {
      StringBuilder line = new StringBuilder(kind).append(SEPARATOR).append(group);
      for (float value : values) {
        line.append(SEPARATOR).append(value);
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
    return new OtherMusic(rows(FILE, HeardColumns.ofStatistics()));
  }

  /** The same, what MusiCNN hears of each track behind its {@code edm-stats/1}. */
  static OtherMusic bundledWithMusicnn() {
    List<Row> rows = rows(FILE, HeardColumns.ofStatistics());
    List<Row> heard = rows(MUSICNN_FILE, HeardColumns.ofMusicnn());
    List<Row> both = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (heard.size() != rows.size()
          || !row.kind().equals(heard.get(i).kind())
          || !row.group().equals(heard.get(i).group())) {
        throw new IllegalStateException(MUSICNN_FILE + " has other tracks than " + FILE);
      }
      float[] features = CrateInputs.joined(row.features(), heard.get(i).features());
      both.add(new Row(row.kind(), row.group(), features));
    }
    return new OtherMusic(both);
  }

  /**
   * Tracks of a person's library.
   *
   * @param heard by a base
   * @param base which part of what it hears a row has
   */
  static OtherMusic of(List<BaseHearing.Other> heard, HeardColumns base) {
    return new OtherMusic(
        heard.stream()
            .map(
                other ->
                    new Row(
                        other.kind(),
                        other.group(),
                        CrateInputs.joined(other.statistics(), base.part(other.heard()))))
            .toList());
  }

  private static List<Row> rows(String file, HeardColumns columns) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                OtherMusic.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
      List<Row> rows = lines.lines().filter(line -> !line.startsWith("#")).map(Row::of).toList();
      for (Row row : rows) {
        if (row.features().length != columns.columns().count()) {
          throw new IllegalStateException(file + ": a row of " + row.features().length);
        }
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  /**
   * The tracks that are in none of the crates, all with the label {@link #LABEL}. Those that answer
   * to a crate's name are left out: Progressive House may well belong into a crate House.
   *
   * @param crates their names, and those of their families that their owner told
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
