package org.cratetag.lab.musicnn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cratetag.pack.Sureness;
import org.cratetag.pack.Thresholds;

/** Figures of a head on clips that it did not learn from. */
final class GenreFigures {
  private static final int ELECTRONIC = Genres.GROUPS.indexOf("Electronic");

  private GenreFigures() {}

  /**
   * A group by itself.
   *
   * @param clips of the group
   * @param said how many are said to be of it
   * @param right of these
   */
  record OfGroup(String group, Thresholds thresholds, double clips, double said, double right) {}

  /** Figures on AllMusic, by name; the thresholds for a fold are set by the other folds. */
  static Map<String, Double> onAllMusic(OutOfFold all, List<OutOfFold.Said> gtzan) {
    Map<String, Double> figures = new TreeMap<>();
    List<OutOfFold.Said> told = all.said().stream().filter(OutOfFold.Said::isTold).toList();
    figures.put("right", share(told.stream().filter(OutOfFold.Said::isRight).count(), told));
    figures.put("coverageAt90", coverage(told, 0.9));
    figures.put("coverageAt93", coverage(told, 0.93));
    for (Sureness sureness : Sureness.values()) {
      addSaid(all, gtzan, sureness, figures);
    }
    return figures;
  }

  /** What is said at a level, each fold with thresholds that the others set. */
  private static void addSaid(
      OutOfFold all, List<OutOfFold.Said> gtzan, Sureness sureness, Map<String, Double> figures) {
    List<OutOfFold.Said> said = new ArrayList<>();
    for (int fold = 0; fold < OutOfFold.FOLDS; fold++) {
      int left = fold;
      List<OutOfFold.Said> others =
          all.said().stream().filter(each -> each.fold() != left).toList();
      GroupThresholds thresholds = GroupThresholds.of(others, all.divisions(), gtzan);
      all.said().stream()
          .filter(each -> each.fold() == left && thresholds.isSaid(each, sureness))
          .forEach(said::add);
    }
    String level =
        Character.toUpperCase(sureness.name().charAt(0))
            + sureness.name().substring(1).toLowerCase(Locale.ROOT);
    figures.put("coverage" + level, share(said.size(), all.said()));
    figures.put(
        "precision" + level, share(said.stream().filter(OutOfFold.Said::isRight).count(), said));
    List<OutOfFold.Said> electronic =
        all.said().stream().filter(each -> each.right().contains(ELECTRONIC)).toList();
    long elsewhere =
        said.stream().filter(each -> each.right().contains(ELECTRONIC) && !each.isRight()).count();
    figures.put("electronicSaidWrong" + level, share(elsewhere, electronic));
  }

  /** What is said of each group with the pack's own thresholds. */
  static List<OfGroup> byGroup(OutOfFold all, GroupThresholds thresholds) {
    List<OfGroup> groups = new ArrayList<>();
    for (int group = 0; group < Genres.TOLD; group++) {
      int wanted = group;
      List<OutOfFold.Said> said =
          all.said().stream()
              .filter(each -> each.top() == wanted && thresholds.isSaid(each, Sureness.CAREFUL))
              .toList();
      long clips = all.said().stream().filter(each -> each.right().contains(wanted)).count();
      long right = said.stream().filter(OutOfFold.Said::isRight).count();
      double times = all.divisions();
      groups.add(
          new OfGroup(
              Genres.GROUPS.get(group),
              thresholds.of(group),
              clips / times,
              said.size() / times,
              right / times));
    }
    return groups;
  }

  /** What a head that has not learned from it says of GTZAN's test part, hearing tags only. */
  static List<OutOfFold.Said> saidOfGtzan(GenreHead head, MusicnnData data) {
    return data.gtzan().stream()
        .filter(clip -> clip.test() && Genres.ofGtzan(clip.genre()) >= 0)
        .map(
            clip ->
                new OutOfFold.Said(
                    head.groupsByTags(clip.tags()),
                    Set.of(Genres.groupOf(Genres.ofGtzan(clip.genre()))),
                    OutOfFold.FOLDS))
        .toList();
  }

  /** Figures on GTZAN's test part, by name. */
  static Map<String, Double> onGtzan(
      GenreHead head, MusicnnData data, List<OutOfFold.Said> said, GroupThresholds thresholds) {
    int parted = 0;
    int partedRight = 0;
    for (MusicnnData.TaggedClip clip : data.gtzan()) {
      int part = GenreHead.partOf(clip);
      if (clip.test() && part >= 0) {
        float[] parts = head.division(clip.tags());
        parted++;
        partedRight += Math.max(parts[0], Math.max(parts[1], parts[2])) == parts[part] ? 1 : 0;
      }
    }
    List<OutOfFold.Said> sure =
        said.stream().filter(each -> thresholds.isSaid(each, Sureness.CAREFUL)).toList();
    Map<String, Double> figures = new TreeMap<>();
    figures.put(
        "gtzanRightByTags", share(said.stream().filter(OutOfFold.Said::isRight).count(), said));
    figures.put("gtzanCoverageByTags", share(sure.size(), said));
    figures.put(
        "gtzanPrecisionByTags", share(sure.stream().filter(OutOfFold.Said::isRight).count(), sure));
    figures.put("gtzanRockPopMetal", (double) partedRight / parted);
    return figures;
  }

  private static double share(long count, List<?> of) {
    return of.isEmpty() ? 0 : (double) count / of.size();
  }

  /** Share of the surest of which a share is right. */
  private static double coverage(List<OutOfFold.Said> said, double share) {
    List<OutOfFold.Said> surestFirst =
        said.stream()
            .sorted(Comparator.comparingDouble(OutOfFold.Said::confidence).reversed())
            .toList();
    int best = 0;
    int right = 0;
    for (int i = 0; i < surestFirst.size(); i++) {
      right += surestFirst.get(i).isRight() ? 1 : 0;
      best = right >= share * (i + 1) ? i + 1 : best;
    }
    return (double) best / said.size();
  }
}
