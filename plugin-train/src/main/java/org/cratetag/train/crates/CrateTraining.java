package org.cratetag.train.crates;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cratetag.feature.EdmStats;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.PackVersion;
import org.cratetag.train.Progress;
import org.cratetag.train.data.LabelledSet;
import org.cratetag.train.data.LabelledTable;
import org.cratetag.train.learn.Learner;
import org.cratetag.train.pack.PackModel;

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

  static final long SEED = 1;

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
    boolean isHeard = set.manifest().frontEnd().isPresent();
    Learner learner = isHeard ? CrateLearners.own(set.size()) : CrateLearners.plain(set.size());
    LabelledTable table = isHeard ? CrateInputs.of(set, Optional.empty()).table() : set.table();
    return CrateTrial.of(set, table, learner, progress).report();
  }

  /**
   * Trains.
   *
   * @param set rows of {@code edm-stats/1}
   * @param base what a base network hears of the same tracks, where heads over it may take part
   * @param folder where the pack is written; made where it is missing
   * @param progress told of each step
   * @throws CrateException when there is too little to learn from, or the rows are of columns that
   *     no front-end computes, so that no track could ever be given to the pack
   * @throws IOException when the pack cannot be written or fails its checks
   */
  public CrateReport train(
      LabelledSet set, Optional<BaseHearing> base, Path folder, Progress progress)
      throws CrateException, IOException {
    require(set);
    if (set.manifest().frontEnd().isEmpty()) {
      throw new CrateException(
          "no pack can be made of columns that Cratetag does not compute; those of "
              + EdmStats.ID
              + " are needed");
    }
    CrateInputs inputs = CrateInputs.of(set, base);
    Optional<CrateReport.Without> without =
        base.map(heard -> without(set, inputs, heard.base().name(), progress));
    Learner learner = CrateLearners.of(inputs, set.size(), start, true);
    CrateTrial trial = CrateTrial.of(set, inputs.table(), learner, progress);
    try (CrateModel model =
        CrateModel.learn(learner, inputs, trial.targets(), trial.classes().size(), SEED)) {
      progress.done("Learned from all " + set.size() + " tracks");
      CrateReport report =
          trial
              .report()
              .with(
                  start.map(other -> start(other.manifest(), model.ofOutputs())),
                  base.map(
                      heard ->
                          new CrateReport.OnBase(
                              heard.base().name(),
                              model.weight(inputs.base().orElseThrow()),
                              without.orElseThrow(),
                              heard.others().isPresent())));
      new CratePack(this, set, trial, report, model).write(folder);
      return report;
    }
  }

  private CrateReport.Without without(
      LabelledSet set, CrateInputs inputs, String base, Progress progress) {
    Learner learner = CrateLearners.of(inputs, set.size(), start, false);
    return CrateTrial.of(
            set, inputs.table(), learner, step -> progress.done(step + ", without " + base))
        .report()
        .asWithout();
  }

  private static CrateReport.Start start(PackManifest other, double weight) {
    return new CrateReport.Start(other.name(), other.licence(), weight);
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
          "training needs at least 2 %s of %d or more tracks that can be heard; found %d%s"
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
}
