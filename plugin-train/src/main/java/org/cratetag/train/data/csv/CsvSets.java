package org.cratetag.train.data.csv;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.cratetag.feature.EdmStats;
import org.cratetag.train.data.ArtistGroups;
import org.cratetag.train.data.ContentHash;
import org.cratetag.train.data.LabelName;
import org.cratetag.train.data.LabelledSet;
import org.cratetag.train.data.LabelledTable;
import org.cratetag.train.data.LeftOut;
import org.cratetag.train.data.RowOrigin;
import org.cratetag.train.data.SetManifest;

/**
 * Reads tables of features: UTF-8, with or without a byte order mark, a header and one row a line,
 * values parted by commas, semicolons or tabs and quoted where they must be (RFC 4180). A row that
 * cannot be used, because values are missing or are no finite numbers, is left out and named by its
 * line; rows without a label and those of rare labels are left out too.
 *
 * <p>Rows of {@code edm-stats/1} become whole vectors of {@link EdmStats}: the tempo is folded into
 * [90, 180), and the tempo's confidence and the bandwidth, where the table lacks them, are 1 and
 * 11,025 Hz.
 */
public final class CsvSets {
  private static final float NYQUIST_HZ = 11_025;

  private final Path file;
  private final CsvHeader header;
  private final String name;
  private final List<Row> rows = new ArrayList<>();
  private final List<RowOrigin> unlabelled = new ArrayList<>();
  private final Map<RowOrigin, String> unusable = new TreeMap<>();

  private record Row(RowOrigin origin, String label, String group, float[] values) {}

  private CsvSets(Path file, CsvHeader header, String name) {
    this.file = file;
    this.header = header;
    this.name = name;
  }

  /**
   * Reads a table. Rows that share a name in the group column, and those with equal features, are
   * one group.
   *
   * @param file the table
   * @param columns which column is what
   * @param smallest fewest rows of a label; those of rarer ones are left out
   * @throws IOException when the file cannot be read, is no such table, lacks a column, or has no
   *     row that can be used; the message names the file, and the line where there is one
   */
  public static LabelledSet read(Path file, CsvColumns columns, int smallest) throws IOException {
    CsvText text = CsvText.read(file);
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(text.delimiter())
            .setHeader()
            .setAllowMissingColumnNames(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL)
            .setTrim(true)
            .get();
    try (CSVParser parser = format.parse(new StringReader(text.text()))) {
      List<String> names = parser.getHeaderNames();
      if (names.isEmpty()) {
        throw new IOException(file + " is empty; it must begin with the names of its columns");
      }
      CsvSets set = new CsvSets(file, CsvHeader.of(file, names, columns), columns.name());
      for (CSVRecord each : parser) {
        set.add(each, new RowOrigin.Line(file, parser.getCurrentLineNumber()));
      }
      return set.labelled(text.sha256(), smallest);
    } catch (UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
      throw new IOException(file + " is no table: " + reason(e), e);
    }
  }

  private static String reason(RuntimeException e) {
    return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
  }

  private void add(CSVRecord each, RowOrigin.Line origin) {
    if (each.size() != header.width()) {
      unusable.put(
          origin,
          "%d values, but the header has %d columns".formatted(each.size(), header.width()));
      return;
    }
    String label = each.get(header.label());
    if (label.isBlank()) {
      unlabelled.add(origin);
      return;
    }
    float[] values = new float[header.features().length];
    for (int i = 0; i < values.length; i++) {
      String text = each.get(header.features()[i]);
      Optional<Float> value = number(text);
      if (value.isEmpty()) {
        unusable.put(
            origin,
            "'%s' in the column %s is no number"
                .formatted(text.length() > 40 ? text.substring(0, 40) : text, name(i)));
        return;
      }
      values[i] = value.get();
    }
    rows.add(
        new Row(
            origin,
            LabelName.of(label),
            header.group().map(each::get).orElse(""),
            header.frontEnd().isPresent() ? vector(values) : values));
  }

  private String name(int feature) {
    return header.names().get(feature);
  }

  private static Optional<Float> number(String text) {
    try {
      float value = (float) Double.parseDouble(text);
      return Float.isFinite(value) ? Optional.of(value) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static float[] vector(float[] values) {
    float[] vector = new float[EdmStats.SIZE];
    vector[EdmStats.TEMPO_CONFIDENCE] = 1;
    vector[EdmStats.BANDWIDTH_HZ] = NYQUIST_HZ;
    System.arraycopy(values, 0, vector, 0, values.length);
    vector[EdmStats.TEMPO_BPM] = (float) EdmStatsLayout.fold(vector[EdmStats.TEMPO_BPM]);
    return vector;
  }

  private LabelledSet labelled(String sha256, int smallest) throws IOException {
    Map<String, Integer> sizes = new TreeMap<>();
    rows.forEach(row -> sizes.merge(row.label(), 1, Integer::sum));
    sizes.values().removeIf(size -> size >= smallest);
    rows.removeIf(row -> sizes.containsKey(row.label()));
    if (rows.isEmpty()) {
      throw new IOException(
          unusable.entrySet().stream()
              .findFirst()
              .map(first -> first.getKey().text() + ": " + first.getValue())
              .orElse(file + " has no row with a label of " + smallest + " rows or more"));
    }
    LabelledTable table =
        new LabelledTable(
            name,
            rows.stream().map(Row::values).toArray(float[][]::new),
            rows.stream().map(Row::label).toList(),
            ArtistGroups.of(names()));
    return LabelledSet.of(
        table,
        rows.stream().map(Row::origin).toList(),
        SetManifest.Kind.CSV,
        header.frontEnd(),
        Optional.of(sha256),
        new LeftOut(unlabelled, sizes, unusable));
  }

  /** Equal features stand as one more name, which no artist bears. */
  private List<String> names() {
    Map<String, Integer> contents = new HashMap<>();
    return rows.stream()
        .map(
            row -> {
              String content = ContentHash.of(row.values());
              int number = contents.computeIfAbsent(content, c -> contents.size());
              return row.group() + ";\u0001" + number;
            })
        .toList();
  }
}
