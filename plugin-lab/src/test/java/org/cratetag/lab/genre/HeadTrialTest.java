package org.cratetag.lab.genre;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.cratetag.train.fold.Folds;
import org.junit.jupiter.api.Test;

class HeadTrialTest {
  private static final int CLIPS = 60;

  private final List<GenreClip> clips =
      IntStream.range(0, CLIPS).mapToObj(HeadTrialTest::clip).toList();
  private final Folds folds = HeadTrial.folds(clips, 2, 1);

  /** Three clips an artist; of three labels. */
  private static GenreClip clip(int number) {
    float[] right = new float[3];
    right[number % 3] = 1;
    return new GenreClip(
        "set/clip" + number, "artist" + number / 3, new float[0], new float[0], List.of(), right);
  }

  @Test
  void folds_divideNoArtist() {
    for (int fold = 0; fold < 2; fold++) {
      Set<String> judged = new HashSet<>();
      Arrays.stream(folds.test(fold)).forEach(row -> judged.add(clips.get(row).group()));
      assertThat(folds.test(fold)).hasSize(CLIPS / 2);
      assertThat(Arrays.stream(folds.train(fold)).mapToObj(row -> clips.get(row).group()))
          .doesNotContainAnyElementsOf(judged);
    }
  }

  @Test
  void clips_areJudgedByWhatTheStudentWithoutThemHears() {
    GenreListener listener = new GenreListener(List.of());
    List<HeadTrial.Heard> heard = new ArrayList<>();
    for (int fold = 0; fold < 2; fold++) {
      // This student hears the label of every clip, but calls its own fold's by the next one's
      // name.
      float[][] features = new float[CLIPS][];
      for (int row = 0; row < CLIPS; row++) {
        features[row] = new float[MelStatistics.SIZE];
        features[row][row % 3] = 1;
      }
      for (int row : folds.test(fold)) {
        features[row] = new float[MelStatistics.SIZE];
        features[row][(row + 1) % 3] = 1;
      }
      heard.add(new HeadTrial.Heard(listener, features, List.of()));
    }

    HeadTrial trial = HeadTrial.of(clips, folds, heard, 0.001);

    assertThat(trial.accuracy()).isZero();
    for (int row = 0; row < CLIPS; row++) {
      assertThat(trial.probabilities()[row][(row + 1) % 3]).isGreaterThan(0.9f);
    }
  }
}
