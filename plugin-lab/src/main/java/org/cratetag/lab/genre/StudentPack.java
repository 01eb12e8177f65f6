package org.cratetag.lab.genre;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cratetag.api.track.Task;
import org.cratetag.pack.DataSet;
import org.cratetag.pack.GraphFile;
import org.cratetag.pack.GraphInput;
import org.cratetag.pack.GraphOutput;
import org.cratetag.pack.PackGraph;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.PackReader;
import org.cratetag.pack.PackTraining;
import org.cratetag.pack.PackVersion;
import org.cratetag.pack.calibration.Aggregation;
import org.cratetag.pack.calibration.FamilyCalibration;
import org.cratetag.pack.golden.GoldenCases;
import org.cratetag.pack.golden.GoldenInput;
import org.cratetag.train.clips.MelPicture;
import org.cratetag.train.deep.training.TrainingEngine;
import org.cratetag.train.pack.PackFolder;

/**
 * The pack of a head.
 *
 * @param listener to what the head listens
 * @param head over it
 * @param data that it learned from
 * @param seed of everything random
 * @param command that makes it again
 */
record StudentPack(
    GenreListener listener, GenreHead head, List<DataSet> data, long seed, String command) {
  private static final String INPUT = "features";
  private static final String OUTPUT = "probabilities";
  private static final int GOLDEN_CASES = 3;

  /** Audio of less bandwidth was labelled wrongly in one of five clips. */
  private static final double LEAST_BANDWIDTH_HZ = 9000;

  /** The manifest, with thresholds or, while they are sought, with some. */
  static PackManifest manifest(
      GenreCalibration calibration,
      byte[] model,
      List<DataSet> data,
      long seed,
      String command,
      Map<String, Double> metrics) {
    int labels = GenreLabels.ALL.size();
    PackGraph graph =
        new PackGraph(
            GenreListener.frontEnd(),
            Aggregation.MEAN,
            new GraphInput(
                INPUT,
                List.of(1L, 1L, (long) MelPicture.BANDS, (long) MelPicture.COLUMNS),
                List.of(),
                List.of()),
            new GraphOutput(OUTPUT, List.of(1L, (long) labels)),
            new GraphFile("model.onnx", PackReader.sha256(model)),
            1);
    return new PackManifest(
        "genre",
        PackVersion.of("2.3.0"),
        Task.GENRE,
        "Genres of all music by mel spectrogram",
        "Apache-2.0",
        List.of(graph),
        calibration.labels(),
        calibration.families(),
        calibration.temperature(),
        new FamilyCalibration.None(),
        OptionalDouble.of(LEAST_BANDWIDTH_HZ),
        Optional.empty(),
        new PackTraining(
            data,
            "in three parts, each judged by two students that were taught with none of its artists"
                + " and games, and by heads over them, one for each fifth of the part, that were"
                + " taught with none of the fifth's; the pack's students are taught with everything;"
                + " GTZAN's fault-filtered test part taught nothing",
            seed,
            command),
        metrics);
  }

  /**
   * Writes the pack and checks it.
   *
   * @throws IOException when it cannot be written or does not pass its checks
   */
  void write(
      Path folder,
      TrainingEngine engine,
      GenreCalibration calibration,
      Map<String, Double> metrics,
      GenreCard card)
      throws IOException {
    byte[] model = listener.onnx(head, INPUT, OUTPUT);
    PackManifest manifest = manifest(calibration, model, data, seed, command, metrics);
    PackFolder.write(
        folder, manifest, List.of(model), golden(manifest, engine), card.text(manifest));
  }

  private GoldenCases golden(PackManifest manifest, TrainingEngine engine) {
    List<Integer> shape = List.of(1, 1, MelPicture.BANDS, MelPicture.COLUMNS);
    List<GoldenInput> inputs = new ArrayList<>();
    for (int seed = 1; seed <= GOLDEN_CASES; seed++) {
      inputs.add(new GoldenInput.Generated(shape, seed, 0, 1));
    }
    return HeadGolden.of(
        manifest,
        inputs,
        noise -> {
          GenreClip clip =
              new GenreClip("noise", "noise", noise, new float[0], List.of(), new float[0]);
          return head.probabilities(listener.features(engine, List.of(clip))[0]);
        });
  }
}
