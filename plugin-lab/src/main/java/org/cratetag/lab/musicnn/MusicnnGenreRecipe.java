package org.cratetag.lab.musicnn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Task;
import org.cratetag.base.KnownBases;
import org.cratetag.pack.GraphFile;
import org.cratetag.pack.GraphInput;
import org.cratetag.pack.GraphOutput;
import org.cratetag.pack.ModelPack;
import org.cratetag.pack.PackFamily;
import org.cratetag.pack.PackGraph;
import org.cratetag.pack.PackLabel;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.PackReader;
import org.cratetag.pack.PackTraining;
import org.cratetag.pack.PackVersion;
import org.cratetag.pack.Thresholds;
import org.cratetag.pack.calibration.Calibration;
import org.cratetag.pack.calibration.FamilyCalibration;
import org.cratetag.pack.golden.GoldenCase;
import org.cratetag.pack.golden.GoldenCases;
import org.cratetag.pack.golden.GoldenInput;
import org.cratetag.train.Progress;
import org.cratetag.train.onnx.OnnxGraph;
import org.cratetag.train.pack.PackDraft;
import org.cratetag.train.pack.PackFolder;

/**
 * Makes the pack {@code genre-musicnn}: genres of AllMusic over the base MusiCNN. Temperature,
 * thresholds and figures come from clips of artists that were not learned from; the pack itself
 * learns from all.
 *
 * @param progress told of each step
 */
public record MusicnnGenreRecipe(Progress progress) {
  private static final int DIVISIONS = 4;
  private static final int VALUES = 1556;
  private static final double TOLERANCE = 1e-4;
  private static final int CASES = 4;

  /**
   * Trains and writes the pack.
   *
   * @param data holds {@code allmusic-450/} and {@code gtzan-musicnn/}
   * @param out the pack's folder
   * @param seed of the divisions into folds
   * @return the pack as read back
   * @throws IOException when the data cannot be read, or the pack does not pass its checks
   */
  public ModelPack train(Path data, Path out, long seed) throws IOException {
    MusicnnData read = MusicnnData.read(data);
    OutOfFold raw = OutOfFold.of(read, DIVISIONS, seed, progress);
    double temperature = raw.temperature();
    OutOfFold all = raw.tempered(temperature);
    GenreHead withoutTest =
        GenreHead.learn(read.clips(), read.gtzan().stream().filter(clip -> !clip.test()).toList())
            .withTemperature(temperature);
    List<OutOfFold.Said> gtzan = GenreFigures.saidOfGtzan(withoutTest, read);
    GroupThresholds thresholds = GroupThresholds.of(all.said(), all.divisions(), gtzan);
    Map<String, Double> metrics = new TreeMap<>(GenreFigures.onAllMusic(all, gtzan));
    metrics.putAll(GenreFigures.onGtzan(withoutTest, read, gtzan, thresholds));
    metrics.put("temperature", temperature);
    GenreHead head = GenreHead.learn(read.clips(), read.gtzan()).withTemperature(temperature);
    OnnxGraph graph = new OnnxGraph(PackDraft.INPUT, VALUES);
    int labels = GenreHead.labels().size();
    byte[] model = graph.toModel(head.append(graph, PackDraft.INPUT), PackDraft.OUTPUT, labels);
    PackManifest manifest = manifest(read, model, thresholds, metrics, seed);
    return PackFolder.write(
        out,
        manifest,
        model,
        golden(head),
        MusicnnGenreCard.text(manifest, GenreFigures.byGroup(all, thresholds)));
  }

  private static PackManifest manifest(
      MusicnnData data,
      byte[] model,
      GroupThresholds thresholds,
      Map<String, Double> metrics,
      long seed) {
    List<PackLabel> labels = new ArrayList<>();
    List<PackFamily> families = new ArrayList<>();
    for (int i = 0; i < GenreHead.labels().size(); i++) {
      String family = GenreHead.families().get(i);
      Thresholds said = thresholds.of(Genres.GROUPS.indexOf(family));
      labels.add(new PackLabel(GenreHead.labels().get(i), family, said));
    }
    for (int group = 0; group < Genres.GROUPS.size(); group++) {
      families.add(new PackFamily(Genres.GROUPS.get(group), thresholds.of(group)));
    }
    return new PackManifest(
        "genre-musicnn",
        PackVersion.of("1.0.0"),
        Task.GENRE,
        "Genres of AllMusic over the base MusiCNN",
        "Apache-2.0",
        List.of(
            PackGraph.of(
                FrontEnd.of(KnownBases.MUSICNN_FRONT_END),
                new GraphInput(PackDraft.INPUT, List.of(1L, (long) VALUES), List.of(), List.of()),
                new GraphOutput(PackDraft.OUTPUT, List.of(1L, (long) labels.size())),
                new GraphFile("model.onnx", PackReader.sha256(model)))),
        labels,
        families,
        new Calibration.None(),
        new FamilyCalibration.None(),
        OptionalDouble.empty(),
        Optional.empty(),
        new PackTraining(
            data.sets(),
            "allmusic-450 in 5 folds by artist, "
                + DIVISIONS
                + " times; gtzan-musicnn in its fault-filtered parts",
            seed,
            "./cratetag lab train genre-musicnn --data DIR --out models/genre-musicnn --seed "
                + seed),
        metrics);
  }

  /** Values that are nobody's music: other people's features stay out of the pack. */
  private static GoldenCases golden(GenreHead head) {
    List<GoldenCase> cases = new ArrayList<>();
    for (int seed = 1; seed <= CASES; seed++) {
      GoldenInput input = new GoldenInput.Generated(List.of(VALUES), seed, -0.5f, 1);
      float[] found = head.probabilities(new float[][] {input.tensor().values()})[0];
      double[] probabilities = new double[found.length];
      Arrays.setAll(probabilities, i -> found[i]);
      cases.add(new GoldenCase(List.of(input), probabilities));
    }
    return new GoldenCases(cases, TOLERANCE);
  }
}
