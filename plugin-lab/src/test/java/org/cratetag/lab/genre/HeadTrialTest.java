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
    return clip(number, number % 3);
  }

  private static GenreClip clip(int number, int label) {
    float[] right = new float[3];
    right[label] = 1;
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
      // This student hears the labels of its own fold's clips alone.
      float[][] features = new float[CLIPS][MelStatistics.SIZE];
      for (int row : folds.test(fold)) {
        features[row][row % 3] = 1;
      }
      heard.add(new HeadTrial.Heard(listener, features, List.of()));
    }

    HeadTrial trial = HeadTrial.of(clips, folds, heard, 0.001, 1);

    assertThat(trial.accuracy()).isEqualTo(1);
  }

  @Test
  void heads_wereNotTaughtWithTheArtistThatTheyJudge() {
    GenreListener listener = new GenreListener(List.of());
    // Artists can be told, and nothing else.
    float[][] features = new float[CLIPS][MelStatistics.SIZE];
    for (int row = 0; row < CLIPS; row++) {
      features[row][row / 3] = 1;
    }
    HeadTrial.Heard heard = new HeadTrial.Heard(listener, features, List.of());
    List<GenreClip> ofOneLabel =
        IntStream.range(0, CLIPS).mapToObj(row -> clip(row, row / 3 % 3)).toList();

    HeadTrial trial = HeadTrial.of(ofOneLabel, folds, List.of(heard, heard), 0.001, 1);

    // What is left is which label the other artists have most.
    assertThat(trial.accuracy()).isLessThan(0.6);
  }
}
