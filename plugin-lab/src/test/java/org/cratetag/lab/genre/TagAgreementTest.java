package org.cratetag.lab.genre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TagAgreementTest {
  private static final int CLIPS = 8;

  private final List<GenreClip> clips =
      IntStream.range(0, CLIPS).mapToObj(TagAgreementTest::clip).toList();

  private static GenreClip clip(int number) {
    float[] taught = new float[TeacherTags.TAGS];
    for (int tag = 0; tag < taught.length; tag++) {
      taught[tag] = number * (tag % 6 + 1) % 7;
    }
    String name = "set/clip" + number;
    return new GenreClip(name, name, new float[0], taught, List.of(), new float[0]);
  }

  @Test
  void whatTheTeacherSays_howeverScaled_agrees() {
    float[][] heard = new float[CLIPS][TeacherTags.TAGS];
    for (int clip = 0; clip < CLIPS; clip++) {
      for (int tag = 0; tag < TeacherTags.TAGS; tag++) {
        heard[clip][tag] = 0.5f * clips.get(clip).taught()[tag] - 3;
      }
    }
    assertThat(TagAgreement.median(heard, clips)).isCloseTo(1, within(1e-6));
  }

  @Test
  void theSameOfEveryClip_doesNotAgree() {
    assertThat(TagAgreement.median(new float[CLIPS][TeacherTags.TAGS], clips)).isZero();
  }

  @Test
  void halfOfTheTags_countAsTheMedian() {
    float[][] heard = new float[CLIPS][TeacherTags.TAGS];
    for (int clip = 0; clip < CLIPS; clip++) {
      for (int tag = 0; tag < TeacherTags.TAGS / 2; tag++) {
        heard[clip][tag] = clips.get(clip).taught()[tag];
      }
    }
    assertThat(TagAgreement.median(heard, clips)).isCloseTo(0.5, within(1e-6));
  }
}
