package org.cratetag.lab.musicnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GenreHeadTest {
  private static final int JAZZ = 1;
  private static GenreHead head;

  private static float[] values(Random random, boolean jazz) {
    float[] values = new float[1556];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat() * 0.1f;
    }
    for (int i = 753; i < 763; i++) {
      values[i] += jazz ? 1 : 0;
    }
    values[1506] = jazz ? 0.01f : 0.6f;
    values[1515] = jazz ? 0.7f : 0.01f;
    return values;
  }

  private static float[] tagsOf(float[] values) {
    return Arrays.copyOfRange(values, 1506, 1556);
  }

  @BeforeAll
  static void learn() {
    Random random = new Random(1);
    List<MusicnnData.Clip> clips = new ArrayList<>();
    List<MusicnnData.TaggedClip> tagged = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      boolean jazz = i % 2 == 0;
      clips.add(
          new MusicnnData.Clip(
              "artist " + i, values(random, jazz), jazz ? List.of(JAZZ) : List.of(0, 13)));
      String genre = List.of("rock", "pop", "metal", "jazz", "disco").get(i % 5);
      float[] tags = tagsOf(values(random, genre.equals("jazz")));
      tags[1] = genre.equals("pop") ? 0.8f : 0.01f;
      tags[11] = genre.equals("metal") ? 0.8f : 0.01f;
      tagged.add(new MusicnnData.TaggedClip(genre, false, tags));
    }
    head = GenreHead.learn(clips, tagged);
  }

  @Test
  void clips_areOfTheirGenre() {
    double[] jazz = head.groups(values(new Random(7), true));
    assertThat(jazz[JAZZ]).isGreaterThan(0.6);
    double[] rock = head.groups(values(new Random(8), false));
    assertThat(rock[0]).isGreaterThan(rock[JAZZ]);
    assertThat(rock[0] + rock[Genres.TOLD]).isGreaterThan(0.6);
  }

  @Test
  void labels_haveTheSumOfTheirGroupAndOneInAll() {
    float[] values = values(new Random(9), false);
    float[] labels = head.probabilities(new float[][] {values})[0];
    assertThat(labels).hasSize(GenreHead.labels().size());
    assertThat((double) labels[0] + labels[1] + labels[2])
        .isCloseTo(head.groups(values)[0], within(1e-6));
    double sum = 0;
    for (float label : labels) {
      sum += label;
    }
    assertThat(sum).isCloseTo(1, within(1e-5));
  }

  @Test
  void temperature_belowOneMakesTheFirstGuessSurer() {
    float[] values = values(new Random(10), true);
    assertThat(head.withTemperature(0.5).groups(values)[JAZZ])
        .isGreaterThan(head.groups(values)[JAZZ]);
  }

  @Test
  void labels_fitTheTaxonomysRules() {
    assertThat(GenreHead.labels())
        .doesNotHaveDuplicates()
        .contains("Electronic", "Hip-Hop", "Rock", "Pop", "Metal")
        .noneMatch(label -> label.matches(".*[;/,].*"));
    assertThat(GenreHead.families()).hasSameSizeAs(GenreHead.labels());
  }
}
