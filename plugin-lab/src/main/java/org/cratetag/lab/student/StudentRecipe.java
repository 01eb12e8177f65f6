package org.cratetag.lab.student;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.TrackScores;
import org.cratetag.pack.DataSet;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.PackReader;
import org.cratetag.pack.Sureness;
import org.cratetag.train.Progress;
import org.cratetag.train.clips.GtzanMel;
import org.cratetag.train.deep.training.EpochFigures;
import org.cratetag.train.deep.training.TrainingEngine;
import org.cratetag.train.deep.training.TrainingListener;
import org.cratetag.train.evaluate.WorldTrial;

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

  /** How many students, of successive seeds, the head listens to. */
  private static final int STUDENTS = 2;

  /** Of the up to three clips of a track of the world, against one of other sets. */
  private static final double WORLD_WEIGHT = 0.5;

  private static final String WORLD = "world";
  private static final String ALL_MUSIC = "allmusic-450";

  /** Passes over the clips when nothing else is said. */
  public static int epochs(Optional<Integer> epochs) {
    return epochs.orElse(Student.EPOCHS);
  }

  /** Of which clips of a track the pack takes pictures, and how they are made. */
  public static FrontEnd frontEnd() {
    return GenreListener.frontEnd();
  }

  /** Clips that heads are judged on, and learn from, with their inner features. */
  private record Judged(List<GenreClip> clips, List<float[]> features) {
    static Judged of(List<GenreClip> clips, float[][] features) {
      Judged judged = new Judged(new ArrayList<>(), new ArrayList<>());
      judged.add(clips, features);
      return judged;
    }

    void add(List<GenreClip> more, float[][] ofMore) {
      for (int i = 0; i < ofMore.length; i++) {
        if (more.get(i).isLabelled()) {
          clips.add(more.get(i));
          features.add(ofMore[i]);
        }
      }
    }

    List<GenreHead.Row> rows() {
      List<GenreHead.Row> rows = new ArrayList<>();
      for (int i = 0; i < clips.size(); i++) {
        rows.add(new GenreHead.Row(features.get(i), clips.get(i).right(), weight(clips.get(i))));
      }
      return rows;
    }

    HeadTrial trial(List<GenreHead.Row> beside, double penalty, long seed) {
      return HeadTrial.of(clips, features.toArray(float[][]::new), beside, penalty, seed);
    }
  }

  static double weight(GenreClip clip) {
    return clip.name().startsWith("world/") ? WORLD_WEIGHT : 1;
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
    List<Student> students = new ArrayList<>();
    for (long each = seed; each < seed + STUDENTS; each++) {
      Optional<Student> learned =
          Student.learn(
              taught,
              Student.settings(epochs(epochs), each),
              engine,
              checkpoints,
              epochsListener,
              isStopped);
      if (learned.isEmpty()) {
        return false;
      }
      students.add(learned.get());
    }
    GenreListener listener = new GenreListener(students);
    List<GenreHead.Row> beside =
        Judged.of(data.gtzan(), listener.features(engine, data.gtzan())).rows();
    Judged judged = Judged.of(data.allMusic(), listener.features(engine, data.allMusic()));
    judged.add(ofWorld, listener.features(engine, ofWorld));
    double penalty = penalty(judged, beside, seed);
    HeadTrial trial = judged.trial(beside, penalty, seed);
    List<JudgedTrack> tracks = tracks(judged.clips(), trial, data, world, edm);
    String command =
        "./cratetag lab train genre --data DIR --world DIR --out models/genre --seed " + seed;
    List<DataSet> sets = sets(folder, data, world);
    GenreCalibration calibration =
        GenreCalibration.fit(
            tracks,
            draft -> StudentPack.manifest(draft, new byte[0], sets, seed, command, Map.of()));
    List<GenreHead.Row> rows = new ArrayList<>(beside);
    rows.addAll(judged.rows());
    GenreHead head = GenreHead.learn(rows, penalty);
    PackManifest draft =
        StudentPack.manifest(calibration, new byte[0], sets, seed, command, Map.of());
    Map<Sureness, Map<String, WorldTrial>> trials = new EnumMap<>(Sureness.class);
    Map<String, Double> metrics = new TreeMap<>();
    for (Sureness level : Sureness.values()) {
      Map<String, WorldTrial> bySet = GenreCalibration.trials(tracks, draft, level);
      trials.put(level, bySet);
      bySet.forEach((set, of) -> put(metrics, set, level, of.all()));
    }
    metrics.put("penalty", penalty);
    gtzan(metrics, head, data.gtzanTest(), listener.features(engine, data.gtzanTest()));
    metrics.forEach((name, value) -> progress.done(name + " " + value));
    double minutes =
        students.stream()
                .flatMap(student -> student.epochs().stream())
                .mapToDouble(EpochFigures::seconds)
                .sum()
            / 60;
    StudentCard card = new StudentCard(trials, taught.size(), STUDENTS, epochs(epochs), minutes);
    new StudentPack(listener, head, sets, seed, command)
        .write(out, engine, calibration, metrics, card::text);
    return true;
  }

  /** The one with which most is right, and most of the surest. */
  private double penalty(Judged judged, List<GenreHead.Row> beside, long seed) {
    double best = PENALTIES[0];
    double most = 0;
    for (double penalty : PENALTIES) {
      HeadTrial trial = judged.trial(beside, penalty, seed);
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

  /** A track of AllMusic is one clip; those of the world are up to three. */
  private static List<JudgedTrack> tracks(
      List<GenreClip> clips,
      HeadTrial trial,
      StudentData data,
      List<WorldTrack> world,
      Function<float[], TrackScores> edm) {
    Map<String, float[]> stats = new TreeMap<>();
    for (int i = 0; i < data.allMusic().size(); i++) {
      stats.put(data.allMusic().get(i).name(), data.allMusicEdmStats().get(i));
    }
    world.forEach(track -> stats.put("world/" + track.name(), track.edmStats()));
    List<JudgedTrack> tracks = new ArrayList<>();
    for (int from = 0; from < clips.size(); ) {
      GenreClip first = clips.get(from);
      int end = from;
      float[] mean = new float[GenreLabels.ALL.size()];
      while (end < clips.size() && clips.get(end).name().equals(first.name())) {
        for (int label = 0; label < mean.length; label++) {
          mean[label] += trial.probabilities()[end][label];
        }
        end++;
      }
      for (int label = 0; label < mean.length; label++) {
        mean[label] /= end - from;
      }
      from = end;
      tracks.add(
          new JudgedTrack(
              first.name().startsWith("world/") ? WORLD : ALL_MUSIC,
              first.name(),
              first.kinds(),
              first.right(),
              mean,
              Optional.of(edm.apply(stats.get(first.name())))));
    }
    return tracks;
  }

  private static void put(
      Map<String, Double> metrics, String set, Sureness level, WorldTrial.Counts counts) {
    String name = set.replaceAll("\\W", "") + level.name().charAt(0);
    name += level.name().substring(1).toLowerCase(Locale.ROOT);
    metrics.put(name + "Right", rounded(counts.rightShare()));
    metrics.put(name + "Wrong", rounded(counts.wrongShare()));
  }

  /** Among GTZAN's ten genres, as others have it, and among all labels. */
  private static void gtzan(
      Map<String, Double> metrics, GenreHead head, List<GenreClip> test, float[][] features) {
    boolean[] isOfTen = new boolean[GenreLabels.ALL.size()];
    GtzanMel.labels().forEach(label -> isOfTen[GenreLabels.ALL.indexOf(label)] = true);
    int right = 0;
    int rightOfAll = 0;
    for (int i = 0; i < features.length; i++) {
      float[] p = head.probabilities(features[i]);
      int best = -1;
      int bestOfTen = -1;
      for (int label = 0; label < p.length; label++) {
        best = best < 0 || p[label] > p[best] ? label : best;
        boolean isBetter = isOfTen[label] && (bestOfTen < 0 || p[label] > p[bestOfTen]);
        bestOfTen = isBetter ? label : bestOfTen;
      }
      right += test.get(i).right()[bestOfTen] > 0 ? 1 : 0;
      rightOfAll += test.get(i).right()[best] > 0 ? 1 : 0;
    }
    metrics.put("gtzanTestOfTen", rounded((double) right / features.length));
    metrics.put("gtzanTestOfAll", rounded((double) rightOfAll / features.length));
  }

  private static List<DataSet> sets(Path folder, StudentData data, List<WorldTrack> world)
      throws IOException {
    List<DataSet> sets = new ArrayList<>();
    sets.add(
        new DataSet(
            "gtzan-mel, fault-filtered (Tzanetakis and Cook 2002; Kereliuk et al. 2015)",
            hash(folder.resolve("gtzan-mel/train_filtered.txt")),
            data.gtzan().size(),
            "none stated; research set of commercial recordings"));
    sets.add(
        new DataSet(
            "allmusic-450 (Panda et al. 2018, the half of even artists)",
            hash(folder.resolve("allmusic-450/labels.csv")),
            data.allMusic().size(),
            "features of a research set of commercial recordings"));
    sets.add(
        new DataSet(
            "unlabelled-903 (Panda et al. 2013, the teacher's tags alone)",
            hash(folder.resolve("unlabelled-903/musicnn-tags.csv")),
            data.unlabelled().size(),
            "features of a research set of commercial recordings"));
    if (!world.isEmpty()) {
      StringBuilder names = new StringBuilder();
      world.forEach(track -> names.append(track.name()).append(Arrays.hashCode(track.edmStats())));
      sets.add(
          new DataSet(
              "world, the half to learn from (src/bench/world.tsv)",
              PackReader.sha256(names.toString().getBytes(StandardCharsets.UTF_8)),
              world.size(),
              "free music, speech and sounds of Debian 12"));
    }
    return sets;
  }

  private static String hash(Path file) throws IOException {
    return PackReader.sha256(Files.readAllBytes(file));
  }

  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }
}
