package org.cratetag.lab.edm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cratetag.lab.data.BeatportCsv;
import org.cratetag.lab.data.PooledLabels;
import org.cratetag.pack.DataSet;
import org.cratetag.pack.PackReader;
import org.cratetag.train.data.LabelledTable;

/**
 * The two published Beatport sets, each under its own labels and both under the taxonomy's.
 *
 * @param set2016 23 labels
 * @param set2021 32 labels
 * @param pooled both under the taxonomy
 * @param labels the taxonomy
 * @param manifest which files these are
 */
record BeatportData(
    LabelledTable set2016,
    LabelledTable set2021,
    LabelledTable pooled,
    PooledLabels labels,
    List<DataSet> manifest) {
  private static final String FILE_2016 = "beatport-2016/beatsdataset.csv";
  private static final String FILE_2021 = "beatport-2021/beatport_2021jan.csv";

  static BeatportData read(Path folder) throws IOException {
    Path file2016 = folder.resolve(FILE_2016);
    Path file2021 = folder.resolve(FILE_2021);
    for (Path file : List.of(file2016, file2021)) {
      if (!Files.isRegularFile(file)) {
        throw new IOException(
            "no such file: %s; the folder must hold %s and %s"
                .formatted(file, FILE_2016, FILE_2021));
      }
    }
    LabelledTable set2016 = BeatportCsv.read2016(file2016);
    LabelledTable set2021 = BeatportCsv.read2021(file2021);
    PooledLabels labels = PooledLabels.bundled();
    LabelledTable pooled =
        set2016
            .withLabels(name -> labels.label(set2016.name(), name))
            .plus(set2021.withLabels(name -> labels.label(set2021.name(), name)));
    return new BeatportData(
        set2016,
        set2021,
        pooled,
        labels,
        List.of(
            dataSet(
                "beatport-2016 (Caparrini et al. 2020, Set 1: Caparrini/pyGenreClf @36cabff)",
                file2016,
                set2016,
                "Apache-2.0"),
            dataSet(
                "beatport-2021 (Vitos: bvitos/bandcamp_librarian @7ec22b2)",
                file2021,
                set2021,
                "MIT")));
  }

  /** The taxonomy's labels that have rows, in its order, for a table under it. */
  List<String> classes() {
    return labels.labels().stream().filter(pooled.labels()::contains).toList();
  }

  /** The same labels, each with its family. */
  Map<String, String> families() {
    Map<String, String> families = new LinkedHashMap<>();
    classes().forEach(label -> families.put(label, labels.families().get(label)));
    return families;
  }

  private static DataSet dataSet(String name, Path file, LabelledTable table, String licence)
      throws IOException {
    String hash = PackReader.sha256(Files.readAllBytes(file));
    return new DataSet(name, hash, table.size(), licence);
  }
}
