package org.cratetag.lab.genre;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.TrackScores;
import org.cratetag.pack.DataSet;
import org.cratetag.train.Progress;
import org.cratetag.train.deep.training.TrainingEngine;
import org.cratetag.train.deep.training.TrainingListener;
import org.cratetag.train.fold.Folds;

/**
 * Makes the pack {@code genre}: teaches the student, learns a head over its inner features, and
 * sets temperature and thresholds by what the whole program says of tracks that heads did not learn
 * from.
 *
 * @param engine that trains
 * @param checkpoints folder of unfinished trainings
 * @param isStopped asked after each step
 * @param progress told of each step
 * @param epochsListener told of each epoch
 */
public record StudentRecipe(
    TrainingEngine engine,
    Path checkpoints,
    BooleanSupplier isStopped,
    Progress progress,
    TrainingListener epochsListener) {
  private static final double[] PENALTIES = {0.03, 0.1};

  /** How many students, of successive seeds, a head listens to. */
  private static final int STUDENTS = 2;

  /** Parts of the judged clips; each is judged by students that were taught with the others. */
  private static final int FOLDS = 3;

  /** Passes over the clips when nothing else is said. */
  public static int epochs(Optional<Integer> epochs) {
    return epochs.orElse(Student.EPOCHS);
  }

  /** Of which clips of a track the pack takes pictures, and how they are made. */
  public static FrontEnd frontEnd() {
    return GenreListener.frontEnd();
  }

  /**
   * Trains and writes the pack.
   *
   * @param folder of the published sets
   * @param world music from anywhere
   * @param edm what the pack of electronic music says of {@code edm-stats/1}
   * @return false when it was stopped
   * @throws IOException when the data cannot be read or the pack cannot be written
   */
  public boolean train(
      Path folder,
      List<WorldTrack> world,
      Function<float[], TrackScores> edm,
      Path out,
      long seed,
      Optional<Integer> epochs)
      throws IOException {
    StudentData data = StudentData.read(folder);
    List<GenreClip> ofWorld = WorldClips.of(world);
    List<GenreClip> taught =
        Stream.concat(data.taught().stream(), ofWorld.stream())
            .filter(GenreClip::isTaught)
            .toList();
    List<GenreClip> judged =
        Stream.of(data.allMusic(), ofWorld, data.gtzanValidation())
            .flatMap(List::stream)
            .filter(GenreClip::isLabelled)
            .toList();
    Folds folds = HeadTrial.folds(judged, FOLDS, seed);
    Optional<List<HeadTrial.Heard>> untaught =
        untaught(judged, folds, taught, data.gtzan(), epochs(epochs), seed);
    if (untaught.isEmpty()) {
      return false;
    }
    List<HeadTrial.Heard> heard = untaught.get();
    double penalty = penalty(judged, folds, heard, seed);
    HeadTrial trial = HeadTrial.of(judged, folds, heard, penalty, seed);
    progress.done("The students of the pack");
    Optional<GenreListener> learned = listener(taught, epochs(epochs), seed);
    if (learned.isEmpty()) {
      return false;
    }
    GenreListener listener = learned.get();
    List<JudgedTrack> tracks = JudgedTrack.of(trial, data, world, edm);
    String command =
        "./cratetag lab train genre --data DIR --world DIR --out models/genre --seed " + seed;
    List<DataSet> sets = GenreSets.ofPictures(folder, data, world);
    GenreCalibration.Draft draft =
        calibration ->
            StudentPack.manifest(calibration, new byte[0], sets, seed, command, Map.of());
    GenreCalibration calibration = GenreCalibration.fit(tracks, draft);
    List<GenreHead.Row> rows = new ArrayList<>(rows(listener, data.gtzan()));
    rows.addAll(rows(listener, judged));
    GenreHead head = GenreHead.learn(rows, listener.penalties(penalty));
    GenreFigures figures = GenreFigures.of(tracks, draft.of(calibration));
    figures.metrics().put("penalty", penalty);
    figures.putGtzan(
        data.gtzanTest(),
        Arrays.stream(listener.features(engine, data.gtzanTest()))
            .map(head::probabilities)
            .toList());
    figures.metrics().forEach((name, value) -> progress.done(name + " " + value));
    GenreCard card = card(figures, taught.size(), epochs(epochs));
    new StudentPack(listener, head, sets, seed, command)
        .write(out, engine, calibration, figures.metrics(), card);
    return true;
  }

  /** What students hear of each fold that were not taught with it; empty when it was stopped. */
  private Optional<List<HeadTrial.Heard>> untaught(
      List<GenreClip> judged,
      Folds folds,
      List<GenreClip> taught,
      List<GenreClip> beside,
      int epochs,
      long seed)
      throws IOException {
    List<HeadTrial.Heard> heard = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      Set<String> groups = new HashSet<>();
      for (int row : folds.test(fold)) {
        groups.add(judged.get(row).group());
      }
      List<GenreClip> others =
          taught.stream().filter(clip -> !groups.contains(clip.group())).toList();
      progress.done(
          "Students that are taught %d of %d clips".formatted(others.size(), taught.size()));
      Optional<GenreListener> listener =
          listener(others, epochs, seed + (long) STUDENTS * (fold + 1));
      if (listener.isEmpty()) {
        return Optional.empty();
      }
      for (Student student : listener.get().students()) {
        tellAgreement(student, judged, groups);
      }
      heard.add(
          new HeadTrial.Heard(
              listener.get(),
              listener.get().features(engine, judged),
              rows(listener.get(), beside)));
    }
    return Optional.of(heard);
  }

  private void tellAgreement(Student student, List<GenreClip> judged, Set<String> untaught) {
    Map<Boolean, List<GenreClip>> clips =
        judged.stream()
            .filter(GenreClip::isTaught)
            .collect(Collectors.partitioningBy(clip -> untaught.contains(clip.group())));
    progress.done(
        String.format(
            Locale.ROOT,
            "its tags correlate with the teacher's by %.3f on clips that it was taught, %.3f on others",
            student.agreement(engine, clips.get(false)),
            student.agreement(engine, clips.get(true))));
  }

  private static GenreCard card(GenreFigures figures, int taught, int epochs) {
    StringBuilder layers =
        new StringBuilder("\n## Layers\n\n| layer | output | values |\n|---|---|--:|\n");
    StudentNetwork.trunk()
        .table()
        .forEach(
            row ->
                layers.append(
                    "| %s | %s | %d |\n".formatted(row.layer(), row.output(), row.parameters())));
    return new GenreCard(
        figures.trials(),
        """
        %d small networks, the students, have learned from %d clips of 30 s what a larger public one (MusiCNN, ISC \
        licence) says of them: fifty tags, and its inner features as far as they are known; %d passes each. A head \
        over the students' own inner features, and over plain statistics of each band, then learned genres from clips \
        of which one or several genres are known. What is none of the labels has a label of its own, %s, which is \
        never said. Audio without anything above 9 kHz is not judged.
        """
            .formatted(STUDENTS, taught, epochs, GenreLabels.OTHER),
        "neither head nor student was taught with",
        layers.toString());
  }

  /** One that listens by several students; empty when it was stopped. */
  private Optional<GenreListener> listener(List<GenreClip> taught, int epochs, long firstSeed)
      throws IOException {
    List<Student> students = new ArrayList<>();
    for (long seed = firstSeed; seed < firstSeed + STUDENTS; seed++) {
      Optional<Student> learned =
          Student.learn(
              taught,
              Student.settings(epochs, seed),
              engine,
              checkpoints,
              epochsListener,
              isStopped);
      if (learned.isEmpty()) {
        return Optional.empty();
      }
      students.add(learned.get());
    }
    return Optional.of(new GenreListener(students));
  }

  private List<GenreHead.Row> rows(GenreListener listener, List<GenreClip> clips) {
    float[][] features = listener.features(engine, clips);
    return IntStream.range(0, features.length)
        .mapToObj(row -> clips.get(row).toRow(features[row]))
        .toList();
  }

  /** The one with which most is right, and most of the surest. */
  private double penalty(
      List<GenreClip> judged, Folds folds, List<HeadTrial.Heard> heard, long seed) {
    double best = PENALTIES[0];
    double most = 0;
    for (double penalty : PENALTIES) {
      HeadTrial trial = HeadTrial.of(judged, folds, heard, penalty, seed);
      double figure = trial.accuracy() + trial.coverage(0.9);
      progress.done(
          String.format(
              Locale.ROOT,
              "penalty %s: %.3f of the clips right, nine of ten of the surest %.2f",
              penalty,
              trial.accuracy(),
              trial.coverage(0.9)));
      if (figure > most) {
        most = figure;
        best = penalty;
      }
    }
    return best;
  }
}
