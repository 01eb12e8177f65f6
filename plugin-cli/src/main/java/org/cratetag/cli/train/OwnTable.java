package org.cratetag.cli.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.cratetag.cli.listening.UnheardTracks;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.ownset.OwnSet;
import org.cratetag.run.Engine;
import org.cratetag.train.data.LabelledSet;
import org.cratetag.train.data.RowOrigin;
import org.cratetag.train.data.csv.CsvColumns;
import org.cratetag.train.data.csv.CsvSets;

/**
 * A table of features.
 *
 * @param file the table, absolute
 * @param columns which column is what
 */
record OwnTable(Path file, CsvColumns columns) implements OwnSet {
  static final String NAME = "an own table";

  @Override
  public Optional<LabelledSet> read(
      Engine engine, int smallest, UnheardTracks unheard, Output output) {
    return Optional.of(read(smallest, output));
  }

  /** The same, for what needs no engine. */
  LabelledSet read(int smallest, Output output) {
    try {
      LabelledSet set = CsvSets.read(file, columns, smallest);
      set.leftOut()
          .unusable()
          .forEach((row, reason) -> output.warning("left out: " + row.text() + ": " + reason));
      for (RowOrigin row : set.leftOut().unlabelled()) {
        output.warning("left out: " + row.text() + ": no label");
      }
      return set;
    } catch (IOException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }

  @Override
  public String options() {
    return "--csv FILE --label-column COLUMN";
  }

  @Override
  public Path folder() {
    return file.getParent();
  }
}
