package org.cratetag.train.data;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.pack.DataSet;

/**
 * Names a data set exactly, and tells nothing of whose it is: no file names.
 *
 * @param name for cards
 * @param kind what it was made of
 * @param frontEnd whose features its rows are; empty for columns that no front-end computes
 * @param sha256 equal for equal data, as {@link Kind} says; 64 lower case hexadecimal digits
 * @param rows how many there are
 * @param groups how many groups they form
 * @param labels how many rows each label has
 */
public record SetManifest(
    String name,
    Kind kind,
    Optional<FrontEnd> frontEnd,
    String sha256,
    int rows,
    int groups,
    Map<String, Integer> labels) {
  /** What a data set was made of. */
  public enum Kind {
    /** A table of features. The hash is the file's. */
    CSV("the file"),
    /** A folder of audio, labelled by its sub-folders. The hash is that of {@link ContentHash}. */
    FOLDERS(ContentHash.HASHED),
    /** Audio that playlists name, labelled by these. The hash is that of {@link ContentHash}. */
    PLAYLISTS(ContentHash.HASHED),
    /** A library, labelled by its tags. The hash is that of {@link ContentHash}. */
    TAGS(ContentHash.HASHED);

    private final String hashed;

    Kind(String hashed) {
      this.hashed = hashed;
    }

    /** What the hash is over, in words. */
    public String hashed() {
      return hashed;
    }

    /** The name in files: lower case. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public SetManifest {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(frontEnd, "frontEnd");
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("no SHA-256: '" + sha256 + "'");
    }
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
  }

  /** The line in a pack's manifest. */
  public DataSet toDataSet(String licence) {
    return new DataSet(name, sha256, rows, licence);
  }
}
