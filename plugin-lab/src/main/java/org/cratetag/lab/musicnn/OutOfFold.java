package org.cratetag.lab.musicnn;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.cratetag.train.Progress;

/**
 * What heads say of AllMusic's clips that they did not learn from, nor any clip of the same artist:
 * each clip once in each of several divisions into folds.
 *
 * @param said in no order that matters
 * @param divisions how often each clip is among them
 */
record OutOfFold(List<Said> said, int divisions) {
  static final int FOLDS = 5;

  /**
   * What is said of a clip.
   *
   * @param groups probabilities of {@link Genres#GROUPS}
   * @param right the groups that the clip is of
   * @param fold that it was left out with
   */
  record Said(double[] groups, Set<Integer> right, int fold) {
    int top() {
      int top = 0;
      for (int group = 1; group < groups.length; group++) {
        top = groups[group] > groups[top] ? group : top;
      }
      return top;
    }

    double confidence() {
      return groups[top()];
    }

    boolean isRight() {
      return right.contains(top());
    }

    /** Whether it is of a group that is told apart. */
    boolean isTold() {
      return right.stream().anyMatch(group -> group < Genres.TOLD);
    }

    boolean isOther() {
      return top() == Genres.TOLD;
    }

    Said tempered(double temperature) {
      return new Said(GenreHead.tempered(groups, temperature), right, fold);
    }
  }

  static OutOfFold of(MusicnnData data, int divisions, long seed, Progress progress) {
    List<Said> said = new ArrayList<>();
    for (int division = 0; division < divisions; division++) {
      for (int fold = 0; fold < FOLDS; fold++) {
        List<MusicnnData.Clip> learn = new ArrayList<>();
        List<MusicnnData.Clip> rest = new ArrayList<>();
        for (MusicnnData.Clip clip : data.clips()) {
          (fold(clip.artist(), seed + division) == fold ? rest : learn).add(clip);
        }
        GenreHead head = GenreHead.learn(learn, data.gtzan());
        for (MusicnnData.Clip clip : rest) {
          Set<Integer> right =
              clip.genres().stream().map(Genres::groupOf).collect(Collectors.toSet());
          said.add(new Said(head.groups(clip.values()), right, fold));
        }
      }
      progress.done("division %d of %d".formatted(division + 1, divisions));
    }
    return new OutOfFold(said, divisions);
  }

  OutOfFold tempered(double temperature) {
    return new OutOfFold(said.stream().map(each -> each.tempered(temperature)).toList(), divisions);
  }

  /** The temperature by which the first guess's probability says best how often it is right. */
  double temperature() {
    double best = 1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 20; i <= 200; i++) {
      double loss = loss(i / 100.0);
      best = loss < least ? i / 100.0 : best;
      least = Math.min(loss, least);
    }
    return best;
  }

  private double loss(double temperature) {
    double loss = 0;
    for (Said each : said) {
      if (!each.isOther()) {
        double confidence =
            Math.min(1 - 1e-6, GenreHead.tempered(each.groups(), temperature)[each.top()]);
        loss -= Math.log(each.isRight() ? confidence : 1 - confidence);
      }
    }
    return loss;
  }

  private static int fold(String artist, long seed) {
    CRC32 crc = new CRC32();
    crc.update((seed + " " + artist).getBytes(StandardCharsets.UTF_8));
    // The low bits of a CRC are too regular.
    return (int) ((crc.getValue() * 2_654_435_761L >>> 20 & 0xFFFFFF) % FOLDS);
  }
}
