package org.cratetag.train.crates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cratetag.pack.GraphFile;
import org.cratetag.pack.PackGraph;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.PackReader;
import org.cratetag.pack.PackTraining;
import org.cratetag.pack.golden.GoldenInput;
import org.cratetag.train.data.LabelledSet;
import org.cratetag.train.data.TrainingData;
import org.cratetag.train.pack.PackDraft;
import org.cratetag.train.pack.PackFolder;
import org.cratetag.train.pack.UnusualRows;

/**
 * Writes the pack of what was learned: a graph for each front-end, their mean.
 *
 * @param training what the pack is called and was made by
 * @param set what was learned from
 * @param trial its cross-validation
 * @param report what to expect
 * @param model what was learned
 */
record CratePack(
    CrateTraining training,
    LabelledSet set,
    CrateTrial trial,
    CrateReport report,
    CrateModel model) {
  private static final String LICENCE = "none, trained for personal use";
  private static final int GOLDEN_ROWS = 12;

  /**
   * Writes it.
   *
   * @param folder made where it is missing
   */
  void write(Path folder) throws IOException {
    PackDraft draft =
        new PackDraft(
            training.name(),
            training.version(),
            "Trained on " + set.manifest().name(),
            new PackTraining(
                List.of(set.manifest().toDataSet("own music")),
                trial.split(),
                CrateTraining.SEED,
                training.recipe()),
            licence(),
            CrateBandwidth.least(set.table().features()));
    int classes = trial.classes().size();
    List<byte[]> files = new ArrayList<>();
    List<PackGraph> graphs = new ArrayList<>();
    for (CrateModel.Part part : model.parts()) {
      HeardColumns heard = part.heard();
      byte[] onnx = PackFolder.onnx(part.model(), heard.inputs(), classes);
      String name = files.isEmpty() ? "model.onnx" : "model-%d.onnx".formatted(files.size() + 1);
      GraphFile file = new GraphFile(name, PackReader.sha256(onnx));
      double weight = model.parts().size() == 1 ? 1 : part.weight();
      graphs.add(PackDraft.graph(heard.frontEnd(), heard.select(), classes, file, weight));
      files.add(onnx);
    }
    PackManifest manifest = draft.manifest(trial.fitted(), graphs, report.metrics());
    float[][] rows = goldenRows();
    List<List<GoldenInput>> inputs = Arrays.stream(rows).map(this::inputs).toList();
    String learner = CrateLearners.own(set.size()).describe();
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(TrainingData.FILE), trainingData());
    PackFolder.write(
        folder,
        manifest,
        files,
        PackFolder.golden(manifest, model.probabilities(rows), inputs),
        new CrateCard(manifest, set.manifest(), learner, report).text());
  }

  private List<GoldenInput> inputs(float[] row) {
    return model.parts().stream().map(part -> PackFolder.input(part.heard().whole(row))).toList();
  }

  private String licence() {
    return report
        .start()
        .filter(CrateReport.Start::isPart)
        .map(start -> LICENCE + "; holds " + start.pack() + ", " + start.licence())
        .orElse(LICENCE);
  }

  private String trainingData() {
    Optional<Path> root = training.listedBelow();
    return root.map(below -> TrainingData.jsonWithRows(set, below))
        .orElseGet(() -> TrainingData.json(List.of(set.manifest())));
  }

  /** Some tracks, and vectors as no music gives them. */
  private float[][] goldenRows() {
    float[][] rows = Arrays.copyOf(trial.table().features(), set.size());
    List<float[]> golden = new ArrayList<>();
    for (int i = 0; i < GOLDEN_ROWS; i++) {
      golden.add(rows[i * (rows.length - 1) / (GOLDEN_ROWS - 1)]);
    }
    golden.addAll(UnusualRows.with(rows[0]));
    return golden.toArray(float[][]::new);
  }
}
