package org.cratetag.train.clips;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cratetag.pack.DataSet;
import org.cratetag.train.deep.training.Clip;
import org.cratetag.train.fold.Folds;

/**
 * Clips of a data set in three parts, no clip in two of them.
 *
 * @param labels in the order of their numbers
 * @param learn what is learned from
 * @param validate what training, calibration and thresholds are steered by
 * @param test what figures are measured on; empty where there is none
 * @param data the set exactly
 * @param split how it was divided, in words
 */
public record ClipSet(
    List<String> labels,
    List<Clip> learn,
    List<Clip> validate,
    List<Clip> test,
    DataSet data,
    String split) {
  /** Copies the lists and checks that each part can be used. */
  public ClipSet {
    labels = List.copyOf(labels);
    learn = List.copyOf(learn);
    validate = List.copyOf(validate);
    test = List.copyOf(test);
    if (labels.size() < 2 || learn.size() < 2 || validate.isEmpty()) {
      throw new IllegalArgumentException(
          "%d labels, %d clips to learn from and %d to judge by are too few"
              .formatted(labels.size(), learn.size(), validate.size()));
    }
  }

  /** Labels of clips, as numbers. */
  public static int[] targets(List<Clip> clips) {
    return clips.stream().mapToInt(Clip::target).toArray();
  }

  /** The clips of the learning and the validation part. */
  public List<Clip> learnAndValidate() {
    return Stream.concat(learn.stream(), validate.stream()).toList();
  }

  /** How many tracks there are beside the test part. */
  public int tracks() {
    return (int) learnAndValidate().stream().map(Clip::name).distinct().count();
  }

  /**
   * The same test part, and all other tracks in so many folds: each is the validation part once,
   * while the others are learned from. Clips of one group stay together.
   *
   * @param folds at least 2
   * @param seed equal seeds give equal folds
   */
  public List<ClipSet> rotations(int folds, long seed) {
    Map<String, List<Clip>> tracks = new LinkedHashMap<>();
    learnAndValidate()
        .forEach(clip -> tracks.computeIfAbsent(clip.name(), n -> new ArrayList<>()).add(clip));
    List<List<Clip>> each = List.copyOf(tracks.values());
    int[] targets = each.stream().mapToInt(track -> track.get(0).target()).toArray();
    Folds split = Folds.stratifiedGrouped(targets, groups(each), folds, seed);
    List<ClipSet> sets = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      sets.add(
          new ClipSet(
              labels,
              together(each, split.train(fold)),
              together(each, split.test(fold)),
              test,
              data,
              "%s; of the rest, fold %d of %d to validate".formatted(this.split, fold + 1, folds)));
    }
    return sets;
  }

  /** Numbers of the groups of tracks. */
  static int[] groups(List<List<Clip>> tracks) {
    Map<String, Integer> numbers = new HashMap<>();
    return tracks.stream()
        .mapToInt(track -> numbers.computeIfAbsent(track.get(0).group(), g -> numbers.size()))
        .toArray();
  }

  private static List<Clip> together(List<List<Clip>> tracks, int[] numbers) {
    return Arrays.stream(numbers).mapToObj(tracks::get).flatMap(List::stream).toList();
  }
}
