package org.cratetag.lab.study;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.cratetag.taxonomy.Taxonomy;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.feature.EdmStats;
import org.cratetag.lab.data.BeatportCsv;
import org.cratetag.lab.learn.OnSmoothFeatures;
import org.cratetag.lab.mlp.Networks;
import org.cratetag.pack.PackVersion;
import org.cratetag.train.crates.CrateLearners;
import org.cratetag.train.crates.CrateReport;
import org.cratetag.train.crates.CrateTraining;
import org.cratetag.train.crates.SynthesisedCrates;
import org.cratetag.train.data.AudioSets;
import org.cratetag.train.data.HeardTrack;
import org.cratetag.train.data.LabelledSet;
import org.cratetag.train.data.LabelledTable;
import org.cratetag.train.evaluate.Accuracy;
import org.cratetag.train.evaluate.OutOfFold;
import org.cratetag.train.learn.Blend;
import org.cratetag.train.learn.LearnedModel;
import org.cratetag.train.learn.Learner;
import org.cratetag.train.learn.OnDerivedFeatures;
import org.cratetag.train.learn.tree.ExtraTrees;
import org.cratetag.train.onnx.OnnxGraph;
import org.cratetag.train.pack.PackModel;
import org.cratetag.train.pack.PassingFolder;

/** The figures behind training on crates. {@code src/bench/train-on-crates} runs it. */
public final class CrateStudy {
  private static final int TEST_TRACKS = 50;
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** Of the kind that the bundled pack is, without its search. */
  private static final Learner LIKE_BUNDLED =
      new Blend(
          List.of(
              new Blend.Part(new OnSmoothFeatures(new Networks(8, 128, 30, 0.1, 0.3, 0.1)), 0.8f),
              new Blend.Part(new OnDerivedFeatures(new ExtraTrees(40, 5, 0.5)), 0.2f)));

  private final Path folder;

  private CrateStudy(Path folder) {
    this.folder = folder;
  }

  /** Arguments: {@code few DATA}, {@code synthesised}, {@code misfiled} or {@code speed}. */
  public static void main(String[] args) throws Exception {
    try (PassingFolder folder = PassingFolder.of("cratetag-study")) {
      CrateStudy study = new CrateStudy(folder.path());
      switch (args[0]) {
        case "few" -> study.few(Path.of(args[1]));
        case "synthesised" -> study.synthesised();
        case "misfiled" -> study.misfiled();
        case "speed" -> study.speed();
        default -> throw new IllegalArgumentException("there is no study " + args[0]);
      }
    }
  }

  /**
   * Few rows a label of the set of 2021, with and without a start from a model that learned from
   * the set of 2016 alone. Tested on all other rows of the labels whose artists were not learned
   * from.
   */
  private void few(Path data) throws IOException {
    LabelledTable old = BeatportCsv.read2016(data.resolve("beatport-2016/beatsdataset.csv"));
    LabelledTable now = BeatportCsv.read2021(data.resolve("beatport-2021/beatport_2021jan.csv"));
    List<String> classes = old.classes();
    try (LearnedModel other =
        LIKE_BUNDLED.learn(old.features(), old.targets(classes), classes.size(), 1)) {
      LearnedModel remembering = new Remembering(other, new IdentityHashMap<>());
      for (int labels : new int[] {6, 32}) {
        for (int rows : new int[] {10, 20, 50}) {
          draws(now, remembering, labels, rows);
        }
      }
    }
  }

  /**
   * Few tracks of each of six synthesised styles, with and without a start from the bundled pack.
   */
  private void synthesised() throws Exception {
    LabelledTable table =
        SynthesisedCrates.set(SynthesisedCrates.of(SynthesisedCrates.SIX, 30 + TEST_TRACKS))
            .table();
    try (PackModel bundled = SynthesisedCrates.bundled(folder.resolve("packs"))) {
      for (int tracks : new int[] {5, 10, 30}) {
        draws(table, bundled, SynthesisedCrates.SIX.size(), tracks);
      }
    }
  }

  /** Six crates of thirty synthesised tracks, 18 of them moved to another crate. */
  private void misfiled() throws Exception {
    Map<Path, FeatureTensor> heard = SynthesisedCrates.of(SynthesisedCrates.SIX, 30);
    try (PackModel bundled = SynthesisedCrates.bundled(folder.resolve("packs"))) {
      for (boolean starts : new boolean[] {false, true}) {
        for (int seed = 1; seed <= 5; seed++) {
          Set<Path> wrong = new HashSet<>();
          LabelledSet set =
              SynthesisedCrates.withWronglyFiled(heard, SynthesisedCrates.SIX, 3, seed, wrong);
          CrateReport report =
              training(starts ? Optional.of(bundled) : Optional.empty())
                  .train(set, Optional.empty(), folder.resolve(starts + "-" + seed), step -> {});
          say(
              "%s, draw %d: of %d wrongly filed, %d among the first 18 named, %d among the first 36"
                  + " (%d named); accuracy %.3f",
              starts ? "started" : "alone",
              seed,
              wrong.size(),
              found(report, wrong, 18),
              found(report, wrong, 36),
              report.misfiled().size(),
              report.accuracy());
        }
      }
    }
  }

  /** From features that are known to a pack: how long, and how large. */
  private void speed() throws Exception {
    try (PackModel bundled = SynthesisedCrates.bundled(folder.resolve("packs"))) {
      for (int tracks : new int[] {200, 2000, 5000}) {
        long begun = System.nanoTime();
        long cpu = PROCESS.getProcessCpuTime();
        Path pack = folder.resolve("pack" + tracks);
        CrateReport report =
            training(Optional.of(bundled)).train(clouds(tracks, 12), Optional.empty(), pack, step -> {});
        say(
            "%d tracks in 12 crates: %.1f s (%.1f s of processor time), model.onnx %.1f MB, weight %.1f, accuracy %.2f",
            tracks,
            (System.nanoTime() - begun) / 1e9,
            (PROCESS.getProcessCpuTime() - cpu) / 1e9,
            Files.size(pack.resolve("model.onnx")) / 1e6,
            report.start().orElseThrow().weight(),
            report.accuracy());
      }
    }
  }

  /** The mean gain over draws of labels and rows, with its 95 % interval by Student's t. */
  private static void draws(LabelledTable table, LearnedModel other, int labels, int rows) {
    int draws = Integer.getInteger("study.draws", 10);
    Map<String, Learner> learners = new LinkedHashMap<>();
    learners.put("alone", CrateLearners.own(labels * rows));
    learners.put("started", CrateLearners.startingFrom(other, labels * rows));
    Map<String, List<Double>> accuracies = new LinkedHashMap<>();
    for (int draw = 0; draw < draws; draw++) {
      Draw drawn = Draw.of(table, labels, rows, new Random(7_000_000L + 1000L * rows + draw));
      learners.forEach(
          (name, learner) -> {
            try (LearnedModel model = drawn.learn(learner)) {
              accuracies.computeIfAbsent(name, n -> new ArrayList<>()).add(drawn.accuracy(model));
            }
          });
    }
    double[] alone = array(accuracies.get("alone"));
    accuracies.forEach(
        (name, each) -> {
          double[] gains =
              IntStream.range(0, draws).mapToDouble(i -> each.get(i) - alone[i]).toArray();
          double mean = Arrays.stream(gains).average().orElseThrow();
          double square = Arrays.stream(gains).map(g -> (g - mean) * (g - mean)).sum();
          double half = T_95 * Math.sqrt(square / (draws - 1) / draws);
          say(
              "%d labels x %d rows, %d draws, %s: %.1f %%, gain %+.1f (%+.1f to %+.1f) points",
              labels,
              rows,
              draws,
              name,
              100 * Arrays.stream(array(each)).average().orElseThrow(),
              100 * mean,
              100 * (mean - half),
              100 * (mean + half));
        });
  }

  /** The 97.5 % point of Student's t with 9 degrees of freedom, for ten draws. */
  private static final double T_95 = 2.262;

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Some rows to learn from and all that may test it. */
  private record Draw(LabelledTable table, List<String> classes, int[] train, int[] test) {
    static Draw of(LabelledTable table, int labels, int rows, Random random) {
      List<String> classes = new ArrayList<>(table.classes());
      Collections.shuffle(classes, random);
      classes = List.copyOf(classes.subList(0, labels));
      List<Integer> order = new ArrayList<>(IntStream.range(0, table.size()).boxed().toList());
      Collections.shuffle(order, random);
      Map<String, Integer> taken = new LinkedHashMap<>();
      Set<Integer> groups = new HashSet<>();
      List<Integer> train = new ArrayList<>();
      List<Integer> rest = new ArrayList<>();
      for (int row : order) {
        String label = table.labels().get(row);
        if (classes.contains(label)) {
          if (taken.merge(label, 1, Integer::sum) <= rows) {
            train.add(row);
            groups.add(table.groups()[row]);
          } else {
            rest.add(row);
          }
        }
      }
      rest.removeIf(row -> groups.contains(table.groups()[row]));
      Function<List<Integer>, int[]> array =
          list -> list.stream().mapToInt(Integer::intValue).toArray();
      return new Draw(table, classes, array.apply(train), array.apply(rest));
    }

    LearnedModel learn(Learner learner) {
      float[][] rows = OutOfFold.pick(table.features(), train);
      int[] targets = OutOfFold.pick(table.targets(classes), train);
      int[] groups = OutOfFold.pick(table.groups(), train);
      return learner.learn(rows, targets, groups, classes.size(), 1);
    }

    double accuracy(LearnedModel model) {
      float[][] scores = model.probabilities(OutOfFold.pick(table.features(), test));
      return Accuracy.of(scores, OutOfFold.pick(table.targets(classes), test)).top1();
    }
  }

  private record Remembering(LearnedModel model, Map<float[], float[]> said)
      implements LearnedModel {
    @Override
    public float[][] probabilities(float[][] rows) {
      return Arrays.stream(rows)
          .map(row -> said.computeIfAbsent(row, r -> model.probabilities(new float[][] {r})[0]))
          .toArray(float[][]::new);
    }

    @Override
    public String append(OnnxGraph graph, String features) {
      return model.append(graph, features);
    }
  }

  /** Clouds of vectors that overlap, as crates of near styles do. */
  private static LabelledSet clouds(int tracks, int crates) {
    Random random = new Random(1);
    float[][] centres = new float[crates][EdmStats.SIZE];
    for (float[] centre : centres) {
      for (int i = 0; i < centre.length; i++) {
        centre[i] = (float) (1 + 0.3 * random.nextGaussian());
      }
    }
    List<HeardTrack> heard = new ArrayList<>();
    for (int i = 0; i < tracks; i++) {
      float[] values = centres[i % crates].clone();
      for (int k = 0; k < values.length; k++) {
        values[k] = Math.abs(values[k] + (float) random.nextGaussian());
      }
      values[EdmStats.TEMPO_BPM] = 120 + i % crates + 3 * (float) random.nextGaussian();
      values[EdmStats.TEMPO_CONFIDENCE] = Math.min(1, values[EdmStats.TEMPO_CONFIDENCE]);
      Path path = SynthesisedCrates.ROOT.resolve("crate " + i % crates).resolve(i + ".flac");
      heard.add(HeardTrack.of(path, new FeatureTensor(values, values.length)));
    }
    return new AudioSets(SynthesisedCrates.ROOT, "clouds", FrontEnd.of(EdmStats.ID), 8)
        .byFolders(heard, Taxonomy.bundled());
  }

  private static long found(CrateReport report, Set<Path> wrong, int first) {
    return report.misfiled().stream()
        .limit(first)
        .filter(each -> wrong.contains(each.origin().path()))
        .count();
  }

  private CrateTraining training(Optional<PackModel> start) {
    return new CrateTraining(
        "study", PackVersion.of("1.0.0"), "cratetag train", start, Optional.empty());
  }

  private static void say(String form, Object... values) {
    System.out.println(String.format(Locale.ROOT, form, values));
  }
}
