package org.cratetag.lab.genre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BaseHeadTest {
  private static final int JAZZ = GenreLabels.ALL.indexOf("Jazz");
  private static final int ROCK = GenreLabels.ALL.indexOf("Rock");
  private static BaseHead head;

  /** Jazz is heard in a tag and in ten inner features. */
  private static float[] values(Random random, boolean jazz) {
    float[] values = new float[BaseHead.VALUES];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat() * 0.1f;
    }
    for (int i = TeacherTags.INNER; i < TeacherTags.INNER + 10; i++) {
      values[i] += jazz ? 1 : 0;
    }
    values[2 * TeacherTags.INNER + 9] = jazz ? 0.7f : 0.01f;
    return values;
  }

  private static GenreClip clip(int number, boolean hasInner) {
    boolean jazz = number % 2 == 0;
    float[] values = values(new Random(number), jazz);
    float[] tags = new float[TeacherTags.TAGS];
    for (int tag = 0; tag < tags.length; tag++) {
      tags[tag] = TeacherTags.logOdds(values[2 * TeacherTags.INNER + tag]);
    }
    float[] inner = Arrays.copyOfRange(values, TeacherTags.INNER, 2 * TeacherTags.INNER);
    float[] right = new float[GenreLabels.ALL.size()];
    right[jazz ? JAZZ : ROCK] = 1;
    String name = "set/" + number;
    float[] taught = TeacherTags.joined(tags, hasInner ? inner : null);
    return new GenreClip(name, name, new float[0], taught, List.of(), right);
  }

  @BeforeAll
  static void learn() {
    List<GenreClip> clips = new ArrayList<>();
    for (int number = 0; number < 60; number++) {
      clips.add(clip(number, number < 40));
    }
    head = BaseHead.learn(clips);
  }

  @Test
  void clips_areOfTheirGenre_alsoByTheTagsAlone() {
    for (boolean hasInner : new boolean[] {true, false}) {
      assertThat(head.probabilities(clip(100, hasInner))[JAZZ]).isGreaterThan(0.6f);
      assertThat(head.probabilities(clip(101, hasInner))[ROCK]).isGreaterThan(0.6f);
    }
  }

  @Test
  void graph_givesWhatTheHeadGives() throws Exception {
    byte[] model = head.onnx("in", "out");
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(model)) {
      for (int number = 200; number < 206; number++) {
        float[] values = values(new Random(number), number % 2 == 0);
        // As sure as a network can be, and beyond.
        values[2 * TeacherTags.INNER] = 0;
        values[2 * TeacherTags.INNER + 1] = 1;
        try (OnnxTensor input = OnnxTensor.createTensor(environment, new float[][] {values});
            OrtSession.Result result = session.run(Map.of("in", input))) {
          float[] found = ((float[][]) result.get(0).getValue())[0];
          float[] expected = head.probabilities(values);
          float sum = 0;
          for (int label = 0; label < expected.length; label++) {
            assertThat(found[label]).isCloseTo(expected[label], within(1e-5f));
            sum += found[label];
          }
          assertThat(sum).isCloseTo(1, within(1e-4f));
        }
      }
    }
  }
}
