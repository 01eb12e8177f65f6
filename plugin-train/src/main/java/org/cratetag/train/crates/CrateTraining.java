package org.cratetag.train.crates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cratetag.decision.StyleTree;
import org.cratetag.decision.Taxonomy;
import org.cratetag.feature.EdmStats;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.PackTraining;
import org.cratetag.pack.PackVersion;
import org.cratetag.pack.golden.GoldenCases;
import org.cratetag.train.Progress;
import org.cratetag.train.data.LabelledSet;
import org.cratetag.train.data.LabelledTable;
import org.cratetag.train.data.TrainingData;
import org.cratetag.train.learn.Blend;
import org.cratetag.train.learn.LearnedModel;
import org.cratetag.train.learn.Learner;
import org.cratetag.train.learn.OnDerivedFeatures;
import org.cratetag.train.learn.OnOutputsOf;
import org.cratetag.train.learn.linear.LogisticRegression;
import org.cratetag.train.learn.tree.ExtraTrees;
import org.cratetag.train.pack.PackDraft;
import org.cratetag.train.pack.PackFolder;
import org.cratetag.train.pack.PackModel;
import org.cratetag.train.pack.UnusualRows;
import org.cratetag.train.search.Candidate;
import org.cratetag.train.search.Search;

/**
 * From a person's own data set, crates for example, to a pack: judges the recipe by
 * cross-validation, learns from all rows, calibrates on the scores of the former, writes the pack.
 *
 * @param name of the pack
 * @param version of the pack
 * @param recipe the command that makes the pack again, without names of files
 * @param start the pack whose model the new one may start from, where that helps; stays open
 * @param listedBelow the folder below which the pack is to name the files that it learned from;
 *     empty where it names none, which is for packs that others shall have
 */
public record CrateTraining(
    String name,
    PackVersion version,
    String recipe,
    Optional<PackModel> start,
    Optional<Path> listedBelow) {
  /** Fewest tracks of all crates together. */
  public static final int SMALLEST_SET = 20;

  /** Fewest tracks of a crate: below, no fold has enough of it to learn from or to judge by. */
  public static final int SMALLEST_CRATE = 8;

  /** Rows for each row that a leaf has at least: keeps the trees of large sets small. */
  private static final int ROWS_A_LEAF_ROW = 400;

  /** What learns from the outputs of another pack. */
  private static final Learner ON_OUTPUTS = new LogisticRegression(100, 0.01);

  /** In how many folds it has to earn its weight, and in steps of which part. */
  private static final int INNER_FOLDS = 3;

  private static final int PICKS = 5;

  static final long SEED = 1;

  private static final String LICENCE = "none, trained for personal use";
  private static final int GOLDEN_ROWS = 12;

  public CrateTraining {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(recipe, "recipe");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(listedBelow, "listedBelow");
  }

  /**
   * Says what to expect of a model of the set, without making one. The set's rows may be of any
   * columns.
   *
   * @throws CrateException when there is too little to learn from
   */
  public static CrateReport judge(LabelledSet set, Progress progress) throws CrateException {
    require(set);
    Learner learner = set.manifest().frontEnd().isPresent() ? own(set.size()) : plain(set.size());
    return CrateTrial.of(set, others(set), learner, progress).report();
  }

  /**
   * Trains.
   *
   * @param set rows of {@code edm-stats/1}
   * @param folder where the pack is written; made where it is missing
   * @param progress told of each step
   * @throws CrateException when there is too little to learn from, or the rows are of columns that
   *     no front-end computes, so that no track could ever be given to the pack
   * @throws IOException when the pack cannot be written or fails its checks
   */
  public CrateReport train(LabelledSet set, Path folder, Progress progress)
      throws CrateException, IOException {
    require(set);
    if (set.manifest().frontEnd().isEmpty()) {
      throw new CrateException(
          "no pack can be made of columns that Cratetag does not compute; those of "
              + EdmStats.ID
              + " are needed");
    }
    Optional<Search> search = start.map(other -> startingFrom(other, set.size()));
    Learner learner = search.isPresent() ? search.get() : own(set.size());
    CrateTrial trial = CrateTrial.of(set, others(set), learner, progress);
    float[][] rows = trial.table().features();
    int[] groups = trial.table().groups();
    int classes = trial.classes().size();
    Optional<Blend> blend =
        search.map(each -> each.choose(rows, trial.targets(), groups, classes, SEED));
    Learner chosen = blend.isPresent() ? blend.get() : learner;
    try (LearnedModel model = chosen.learn(rows, trial.targets(), groups, classes, SEED)) {
      progress.done("Learned from all " + set.size() + " tracks");
      CrateReport report = trial.report().withStart(blend.map(this::start));
      write(set, trial, report, model, folder);
      return report;
    }
  }

  /** Music that is in none of the crates, where it has the same columns. */
  private static LabelledTable others(LabelledSet set) {
    return set.manifest().frontEnd().isPresent()
        ? OtherMusic.bundled().outside(set.classes(), new StyleTree(Taxonomy.bundled()))
        : new LabelledTable(OtherMusic.LABEL, new float[0][], List.of(), new int[0]);
  }

  private CrateReport.Start start(Blend blend) {
    double weight =
        blend.parts().stream()
            .filter(part -> part.learner() instanceof OnOutputsOf)
            .mapToDouble(Blend.Part::weight)
            .sum();
    PackManifest other = start.orElseThrow().manifest();
    return new CrateReport.Start(other.name(), other.licence(), weight);
  }

  /**
   * Trees for what is not linear, logistic regression for crates of few tracks. Both stand wrongly
   * filed tracks, as boosting, which learns them by heart, does not.
   *
   * @param rows how many there are to learn from
   */
  static Learner plain(int rows) {
    int leafRows = Math.max(2, rows / ROWS_A_LEAF_ROW);
    return new Blend(
        List.of(
            new Blend.Part(new ExtraTrees(150, leafRows, 0.3), 0.6f),
            new Blend.Part(new LogisticRegression(100, 0.01), 0.4f)));
  }

  /** The same over {@code edm-stats/1}. */
  public static Learner own(int rows) {
    return new OnDerivedFeatures(plain(rows));
  }

  /** What weighs the same against what is learned from the outputs of another model. */
  public static Search startingFrom(LearnedModel other, int rows) {
    return new Search(
        List.of(Candidate.of(own(rows)), Candidate.of(new OnOutputsOf(other, ON_OUTPUTS))),
        INNER_FOLDS,
        PICKS);
  }

  private void write(
      LabelledSet set, CrateTrial trial, CrateReport report, LearnedModel model, Path folder)
      throws IOException {
    byte[] onnx = PackFolder.onnx(model, trial.classes().size());
    PackDraft draft =
        new PackDraft(
            name,
            version,
            "Trained on " + set.manifest().name(),
            new PackTraining(
                List.of(set.manifest().toDataSet("own music")), trial.split(), SEED, recipe),
            licence(report),
            CrateBandwidth.least(set.table().features()));
    PackManifest manifest = draft.manifest(trial.fitted(), onnx, report.metrics());
    GoldenCases golden = PackFolder.golden(manifest, model, goldenRows(set.table().features()));
    String card =
        new CrateCard(manifest, set.manifest(), own(set.size()).describe(), report).text();
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(TrainingData.FILE), trainingData(set));
    PackFolder.write(folder, manifest, onnx, golden, card);
  }

  private static String licence(CrateReport report) {
    return report
        .start()
        .filter(CrateReport.Start::isPart)
        .map(start -> LICENCE + "; holds " + start.pack() + ", " + start.licence())
        .orElse(LICENCE);
  }

  private String trainingData(LabelledSet set) {
    return listedBelow
        .map(root -> TrainingData.jsonWithRows(set, root))
        .orElseGet(() -> TrainingData.json(List.of(set.manifest())));
  }

  private static void require(LabelledSet set) throws CrateException {
    if (set.classes().contains(OtherMusic.LABEL)) {
      throw new CrateException(
          "'%s' is what tracks in no crate are called here; give that one of your %s another name"
              .formatted(OtherMusic.LABEL, noun(set)));
    }
    Map<String, Integer> tracks = new TreeMap<>(set.leftOut().rare());
    set.manifest().labels().forEach(tracks::put);
    require(tracks, noun(set));
  }

  /**
   * Refuses what is too little to learn from.
   *
   * @param tracks how many each crate has, by its name
   * @param noun what the crates are called, in the plural
   * @throws CrateException saying what is there and what is needed
   */
  public static void require(Map<String, Integer> tracks, String noun) throws CrateException {
    Map<String, Integer> small = new TreeMap<>(tracks);
    small.values().removeIf(count -> count >= SMALLEST_CRATE);
    int crates = tracks.size() - small.size();
    int usable =
        tracks.values().stream()
            .filter(count -> count >= SMALLEST_CRATE)
            .mapToInt(Integer::intValue)
            .sum();
    String few =
        small.isEmpty()
            ? ""
            : " (left out, with fewer than %d: %s)"
                .formatted(
                    SMALLEST_CRATE,
                    small.entrySet().stream()
                        .map(crate -> crate.getKey() + " with " + crate.getValue())
                        .collect(Collectors.joining(", ")));
    if (crates < 2) {
      throw new CrateException(
          "training needs at least 2 %s with %d tracks that can be heard or more each; found %d%s"
              .formatted(noun, SMALLEST_CRATE, crates, few));
    }
    if (usable < SMALLEST_SET) {
      throw new CrateException(
          "training needs at least %d tracks in all; found %d%s. Add tracks to the %s"
              .formatted(SMALLEST_SET, usable, few, noun));
    }
  }

  private static String noun(LabelledSet set) {
    return switch (set.manifest().kind()) {
      case FOLDERS, PLAYLISTS -> "crates";
      case TAGS -> "genres";
      case CSV -> "labels";
    };
  }

  /** Some tracks, and vectors as no music gives them. */
  private static float[][] goldenRows(float[][] rows) {
    List<float[]> golden = new ArrayList<>();
    for (int i = 0; i < GOLDEN_ROWS; i++) {
      golden.add(rows[i * (rows.length - 1) / (GOLDEN_ROWS - 1)]);
    }
    golden.addAll(UnusualRows.with(rows[0]));
    return golden.toArray(float[][]::new);
  }
}
