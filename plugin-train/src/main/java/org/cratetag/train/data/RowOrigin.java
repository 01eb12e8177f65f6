package org.cratetag.train.data;

import java.nio.file.Path;
import java.util.Objects;

/** Where a row of a data set comes from. Sorted by file, then by line. */
public sealed interface RowOrigin extends Comparable<RowOrigin> {
  /** The file: the track itself, or the table that holds the row. */
  Path path();

  /** For people: the path, with the line where there is one. */
  String text();

  @Override
  default int compareTo(RowOrigin other) {
    int byPath = path().compareTo(other.path());
    return byPath != 0 ? byPath : Long.compare(line(this), line(other));
  }

  private static long line(RowOrigin origin) {
    return origin instanceof Line line ? line.number() : 0;
  }

  /**
   * A track of a library.
   *
   * @param path of the audio file
   */
  record Track(Path path) implements RowOrigin {
    /** Checks the value. */
    public Track {
      Objects.requireNonNull(path, "path");
    }

    @Override
    public String text() {
      return path.toString();
    }
  }

  /**
   * A line of a table.
   *
   * @param path of the table
   * @param number of the line at which the row ends, the header being line 1
   */
  record Line(Path path, long number) implements RowOrigin {
    /** Checks the value. */
    public Line {
      Objects.requireNonNull(path, "path");
    }

    @Override
    public String text() {
      return path + ", line " + number;
    }
  }
}
