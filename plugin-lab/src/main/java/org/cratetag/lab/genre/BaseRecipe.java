package org.cratetag.lab.genre;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Task;
import org.cratetag.api.track.TrackScores;
import org.cratetag.base.KnownBases;
import org.cratetag.pack.DataSet;
import org.cratetag.pack.GraphFile;
import org.cratetag.pack.GraphInput;
import org.cratetag.pack.GraphOutput;
import org.cratetag.pack.PackGraph;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.PackReader;
import org.cratetag.pack.PackTraining;
import org.cratetag.pack.PackVersion;
import org.cratetag.pack.calibration.FamilyCalibration;
import org.cratetag.pack.golden.GoldenCases;
import org.cratetag.pack.golden.GoldenInput;
import org.cratetag.train.Progress;
import org.cratetag.train.fold.Folds;
import org.cratetag.train.pack.PackDraft;
import org.cratetag.train.pack.PackFolder;

/**
 * Makes the pack {@code genre-musicnn}: heads over what the base MusiCNN gives, for the labels of
 * the pack {@code genre}; temperature and thresholds by what the whole program says of tracks that
 * the heads did not learn from.
 *
 * @param progress told of each step
 */
public record BaseRecipe(Progress progress) {
  private static final int FOLDS = 5;
  private static final int CASES = 4;

  /**
   * Trains and writes the pack.
   *
   * @param folder holds {@code allmusic-450/}, {@code gtzan-mel/}, {@code gtzan-musicnn/} and
   *     {@code unlabelled-903/}
   * @param world music from anywhere, heard by the base
   * @param edm what the pack of electronic music says of {@code edm-stats/1}
   * @param out the pack's folder
   * @throws IOException when the data cannot be read, or the pack does not pass its checks
   */
  public void train(
      Path folder, List<WorldTrack> world, Function<float[], TrackScores> edm, Path out, long seed)
      throws IOException {
    StudentData data = StudentData.read(folder);
    List<GenreClip> judged =
        Stream.of(data.allMusic(), oneOfEach(WorldClips.of(world)), data.gtzan())
            .flatMap(List::stream)
            .filter(GenreClip::isTaught)
            .filter(GenreClip::isLabelled)
            .toList();
    HeadTrial trial = trial(judged, seed);
    progress.done(
        "right %.3f, nine of ten of the surest %.2f"
            .formatted(trial.accuracy(), trial.coverage(0.9)));
    List<JudgedTrack> tracks = JudgedTrack.of(trial, data, world, edm);
    List<DataSet> sets = GenreSets.ofBase(folder, data, world);
    GenreCalibration.Draft draft =
        calibration -> manifest(calibration, new byte[0], sets, seed, Map.of());
    GenreCalibration calibration = GenreCalibration.fit(tracks, draft);
    BaseHead head = BaseHead.learn(judged);
    GenreFigures figures = GenreFigures.of(tracks, draft.of(calibration));
    List<GenreClip> test = data.gtzanTest().stream().filter(GenreClip::isTaught).toList();
    figures.putGtzan(test, test.stream().map(clip -> head.probabilities(clip)).toList());
    figures.metrics().forEach((name, value) -> progress.done(name + " " + value));
    byte[] model = head.onnx(PackDraft.INPUT, PackDraft.OUTPUT);
    PackManifest manifest = manifest(calibration, model, sets, seed, figures.metrics());
    PackFolder.write(out, manifest, model, golden(manifest, head), card(figures).text(manifest));
  }

  /** The base hears a track as a whole: of its clips one. */
  private static List<GenreClip> oneOfEach(List<GenreClip> clips) {
    Map<String, GenreClip> first = new LinkedHashMap<>();
    clips.forEach(clip -> first.putIfAbsent(clip.name(), clip));
    return new ArrayList<>(first.values());
  }

  private static HeadTrial trial(List<GenreClip> judged, long seed) {
    Folds folds = HeadTrial.folds(judged, FOLDS, seed);
    return HeadTrial.of(
        judged,
        folds,
        FOLDS,
        others -> {
          BaseHead head = BaseHead.learn(Arrays.stream(others).mapToObj(judged::get).toList());
          return row -> head.probabilities(judged.get(row));
        });
  }

  private static PackManifest manifest(
      GenreCalibration calibration,
      byte[] model,
      List<DataSet> sets,
      long seed,
      Map<String, Double> metrics) {
    long labels = GenreLabels.ALL.size();
    return new PackManifest(
        "genre-musicnn",
        PackVersion.of("2.2.0"),
        Task.GENRE,
        "Genres of all music over the base MusiCNN",
        "Apache-2.0",
        List.of(
            PackGraph.of(
                FrontEnd.of(KnownBases.MUSICNN_FRONT_END),
                new GraphInput(
                    PackDraft.INPUT, List.of(1L, (long) BaseHead.VALUES), List.of(), List.of()),
                new GraphOutput(PackDraft.OUTPUT, List.of(1L, labels)),
                new GraphFile("model.onnx", PackReader.sha256(model)))),
        calibration.labels(),
        calibration.families(),
        calibration.temperature(),
        new FamilyCalibration.None(),
        OptionalDouble.empty(),
        Optional.empty(),
        new PackTraining(
            sets,
            "in five parts, each judged by heads that learned from none of its artists and games;"
                + " GTZAN's fault-filtered test part taught nothing",
            seed,
            "./cratetag lab train genre-musicnn --data DIR --world DIR --out models/genre-musicnn"
                + " --seed "
                + seed),
        metrics);
  }

  private static GenreCard card(GenreFigures figures) {
    return new GenreCard(
        figures.trials(),
        """
        Needs the base MusiCNN (ISC licence): `cratetag models install musicnn`. Of the %d values that it gives of a \
        track, two heads hear the %d tag probabilities, as log-odds, and the %d mean-pooled inner features; the pack \
        says %.1f of the first and %.1f of the second. A clip of several genres counts for any of them. What is none \
        of the labels has a label of its own, %s, which is never said. The tags' head learned from GTZAN too, a clip \
        counting %.1f.
        """
            .formatted(
                BaseHead.VALUES,
                TeacherTags.TAGS,
                TeacherTags.INNER,
                BaseHead.TAGS_SHARE,
                1 - BaseHead.TAGS_SHARE,
                GenreLabels.OTHER,
                BaseHead.WEIGHT_OF_TAGS_ALONE),
        "heads were not taught with",
        "");
  }

  /** Values that are nobody's music: other people's features stay out of the pack. */
  private static GoldenCases golden(PackManifest manifest, BaseHead head) {
    List<GoldenInput> inputs = new ArrayList<>();
    for (int seed = 1; seed <= CASES; seed++) {
      inputs.add(new GoldenInput.Generated(List.of(BaseHead.VALUES), seed, -0.5f, 1));
    }
    return HeadGolden.of(manifest, inputs, values -> head.probabilities(values));
  }
}
