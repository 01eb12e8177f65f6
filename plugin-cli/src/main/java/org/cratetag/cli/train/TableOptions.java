package org.cratetag.cli.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.feature.EdmStats;
import org.cratetag.train.data.csv.CsvColumns;
import picocli.CommandLine.Option;

/** Which columns of a table of features mean what. */
final class TableOptions {
  @Option(names = "--label-column", paramLabel = "COLUMN", description = "The column of labels.")
  private String labelColumn;

  @Option(
      names = "--group-column",
      paramLabel = "COLUMN",
      description = "Rows with equal values, of one artist for example, are judged together.")
  private String groupColumn;

  @Option(
      names = "--feature-columns",
      paramLabel = "COLUMNS",
      split = ",",
      description =
          "The feature columns in order, by comma, or FIRST..LAST. Default: those that begin with"
              + " 1- to 71-, or else all other columns.")
  private List<String> featureColumns = List.of();

  @Option(
      names = "--front-end",
      paramLabel = "ID",
      description = "Whose values the feature columns are; edm-stats/1.")
  private String frontEnd;

  boolean isAnyGiven() {
    return labelColumn != null
        || groupColumn != null
        || frontEnd != null
        || !featureColumns.isEmpty();
  }

  /**
   * A table with these columns.
   *
   * @throws WrongUseException when it is not said which column holds the labels, or the front-end
   *     is another
   */
  OwnTable table(Path csv) {
    if (labelColumn == null) {
      throw new WrongUseException(
          "say which column of the table holds the labels: --label-column COLUMN");
    }
    if (frontEnd != null && !frontEnd.equals(EdmStats.ID)) {
      throw new WrongUseException("the front-end must be " + EdmStats.ID + ", found " + frontEnd);
    }
    return new OwnTable(
        csv.toAbsolutePath().normalize(),
        new CsvColumns(
            OwnTable.NAME,
            labelColumn,
            Optional.ofNullable(groupColumn),
            featureColumns,
            Optional.ofNullable(frontEnd).map(FrontEnd::of)));
  }
}
