package org.cratetag.lab.data;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cratetag.feature.EdmStats;
import org.cratetag.pack.DataSet;
import org.cratetag.pack.PackReader;
import org.cratetag.train.data.LabelledTable;

/**
 * Vectors of {@link EdmStats} of what is not electronic music: orchestras, folk instruments, metal,
 * speech, of Debian's free packages. Made by {@code src/bench/gate features}, where {@code
 * gate.tsv} says what each track is and how that is known. Immutable.
 */
public final class OtherMusic {
  private static final String RESOURCE = "other-music.csv";

  private final LabelledTable table;
  private final DataSet manifest;

  private OtherMusic(LabelledTable table, DataSet manifest) {
    this.table = table;
    this.manifest = manifest;
  }

  /** The tracks that the program comes with; labels are kinds of music, groups are packages. */
  public static OtherMusic bundled() {
    byte[] bytes;
    try (InputStream in = OtherMusic.class.getResourceAsStream(RESOURCE)) {
      bytes = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " is part of the program", e);
    }
    List<String> lines = lines(bytes);
    List<float[]> rows = new ArrayList<>();
    List<String> kinds = new ArrayList<>();
    List<String> packages = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      packages.add(cells[0]);
      kinds.add(cells[1]);
      float[] row = new float[EdmStats.SIZE];
      for (int i = 0; i < row.length; i++) {
        row[i] = Float.parseFloat(cells[2 + i]);
      }
      rows.add(row);
    }
    List<String> names = packages.stream().distinct().toList();
    int[] groups = packages.stream().mapToInt(names::indexOf).toArray();
    String name = "other music of Debian 12's packages, part `choose` of src/bench/gate.tsv";
    return new OtherMusic(
        new LabelledTable(name, rows.toArray(float[][]::new), kinds, groups),
        new DataSet(name, PackReader.sha256(bytes), rows.size(), "facts: values of features"));
  }

  /** The rows; labels are kinds of music, groups are packages. */
  public LabelledTable table() {
    return table;
  }

  /** Which file it is. */
  public DataSet manifest() {
    return manifest;
  }

  private static List<String> lines(byte[] bytes) {
    InputStream in = new ByteArrayInputStream(bytes);
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
        .lines()
        .filter(line -> !line.startsWith("#"))
        .toList();
  }
}
