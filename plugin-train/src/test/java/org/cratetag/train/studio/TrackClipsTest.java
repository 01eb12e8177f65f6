package org.cratetag.train.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cratetag.train.deep.tensor.TensorShape;
import org.cratetag.train.deep.training.Clip;
import org.junit.jupiter.api.Test;

class TrackClipsTest {
  private final TrackClips tracks =
      TrackClips.of(List.of(clip("a", 1, 10), clip("b", 0, 20), clip("a", 1, 30)));

  @Test
  void clipsOfOneTrackAreOneTrial() {
    assertThat(tracks.size()).isEqualTo(2);
    assertThat(tracks.targets()).containsExactly(1, 0);
    float[][] ofClips = {{0.25f, 0.75f}, {1, 0}, {0.75f, 0.25f}};
    assertThat(tracks.means(ofClips)).isDeepEqualTo(new float[][] {{0.5f, 0.5f}, {1, 0}});
  }

  @Test
  void featuresAreThoseOfAllClips() {
    assertThat(tracks.features(0, Clip::values).shape()).containsExactly(2, 2);
    assertThat(tracks.features(0, Clip::values).values()).containsExactly(10, 11, 30, 31);
    assertThat(tracks.features(1, Clip::values).values()).containsExactly(20, 21);
  }

  private static Clip clip(String name, int target, float first) {
    return new Clip(name, target, TensorShape.of(2), new float[] {first, first + 1});
  }
}
