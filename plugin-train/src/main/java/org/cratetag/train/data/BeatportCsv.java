package org.cratetag.train.data;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.cratetag.feature.EdmStats;

/**
 * Reads the two published sets of Beatport features into vectors of {@link EdmStats}. Columns are
 * found by the number that begins their name ({@code 71-BPMessentia}). The tempo's confidence and
 * the bandwidth, which the sets do not have, are 1 and 11,025 Hz.
 */
public final class BeatportCsv {
  private static final float NYQUIST_HZ = 11_025;

  private BeatportCsv() {}

  /**
   * The set of November 2016 (Caparrini et al. 2020, "Set 1"): no artists, so each row is a group.
   *
   * @throws IOException when the file cannot be read or lacks a column
   */
  public static LabelledTable read2016(Path file) throws IOException {
    return read("beatport-2016", file, "class", null);
  }

  /**
   * The set of January 2021 (Vitos): rows that share an artist are one group.
   *
   * @throws IOException when the file cannot be read or lacks a column
   */
  public static LabelledTable read2021(Path file) throws IOException {
    return read("beatport-2021", file, "genre", "artist");
  }

  private static LabelledTable read(String name, Path file, String label, String artist)
      throws IOException {
    List<float[]> rows = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    List<String> artists = new ArrayList<>();
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setHeader().setAllowMissingColumnNames(true).get();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        CSVParser parser = format.parse(reader)) {
      int[] columns = columns(file, parser.getHeaderNames(), parser);
      for (CSVRecord line : parser) {
        rows.add(vector(file, line, columns));
        labels.add(line.get(label));
        artists.add(artist == null ? "" : line.get(artist));
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
    int[] groups =
        artist == null ? IntStream.range(0, rows.size()).toArray() : ArtistGroups.of(artists);
    return new LabelledTable(name, rows.toArray(float[][]::new), labels, groups);
  }

  /** Where the columns numbered 1 to 71 stand. */
  private static int[] columns(Path file, List<String> names, CSVParser parser) throws IOException {
    int[] columns = new int[EdmStatsLayout.MODEL_INPUTS];
    for (int i = 0; i < columns.length; i++) {
      String prefix = (i + 1) + "-";
      String name =
          names.stream()
              .filter(each -> each.startsWith(prefix))
              .findFirst()
              .orElseThrow(() -> new IOException(file + " has no column " + prefix + "..."));
      columns[i] = parser.getHeaderMap().get(name);
    }
    return columns;
  }

  private static float[] vector(Path file, CSVRecord line, int[] columns) throws IOException {
    float[] vector = new float[EdmStats.SIZE];
    for (int i = 0; i < columns.length; i++) {
      double value = Double.parseDouble(line.get(columns[i]));
      vector[i] = (float) (i == EdmStats.TEMPO_BPM ? EdmStatsLayout.fold(value) : value);
      if (!Float.isFinite(vector[i])) {
        throw new IOException(
            "%s, record %d: value %d is %s".formatted(file, line.getRecordNumber(), i + 1, value));
      }
    }
    vector[EdmStats.TEMPO_CONFIDENCE] = 1;
    vector[EdmStats.BANDWIDTH_HZ] = NYQUIST_HZ;
    return vector;
  }
}
