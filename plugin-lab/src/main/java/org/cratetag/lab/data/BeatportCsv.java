package org.cratetag.lab.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.feature.EdmStats;
import org.cratetag.train.data.LabelledSet;
import org.cratetag.train.data.LabelledTable;
import org.cratetag.train.data.RowOrigin;
import org.cratetag.train.data.csv.CsvColumns;
import org.cratetag.train.data.csv.CsvSets;

/**
 * The two published sets of Beatport features, as vectors of {@link org.cratetag.feature.EdmStats}.
 * Columns are found by the number that begins their name ({@code 71-BPMessentia}). Published
 * figures count every row: one that cannot be used is an error here.
 */
public final class BeatportCsv {
  private BeatportCsv() {}

  /**
   * The set of November 2016 (Caparrini et al. 2020, "Set 1"): no artists, so each row is a group.
   *
   * @throws IOException when the file cannot be read, lacks a column or has an unusable row
   */
  public static LabelledTable read2016(Path file) throws IOException {
    LabelledTable table = whole(file, columns("beatport-2016", "class", Optional.empty()));
    int[] groups = IntStream.range(0, table.size()).toArray();
    return new LabelledTable(table.name(), table.features(), table.labels(), groups);
  }

  /**
   * The set of January 2021 (Vitos): rows that share an artist are one group.
   *
   * @throws IOException when the file cannot be read, lacks a column or has an unusable row
   */
  public static LabelledTable read2021(Path file) throws IOException {
    return whole(file, columns("beatport-2021", "genre", Optional.of("artist")));
  }

  private static CsvColumns columns(String name, String label, Optional<String> group) {
    Optional<FrontEnd> frontEnd = Optional.of(FrontEnd.of(EdmStats.ID));
    return new CsvColumns(name, label, group, List.of(), frontEnd);
  }

  private static LabelledTable whole(Path file, CsvColumns columns) throws IOException {
    LabelledSet set = CsvSets.read(file, columns, 1);
    for (Map.Entry<RowOrigin, String> row : set.leftOut().unusable().entrySet()) {
      throw new IOException(row.getKey().text() + ": " + row.getValue());
    }
    for (RowOrigin row : set.leftOut().unlabelled()) {
      throw new IOException(row.text() + ": no label");
    }
    return set.table();
  }
}
