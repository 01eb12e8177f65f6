package org.cratetag.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cratetag.api.FeatureExtractor;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Pcm;
import org.cratetag.base.BaseManifest;
import org.cratetag.base.BaseStore;
import org.cratetag.base.TinyBase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseNetworkTest {
  private static final FrontEnd FRONT_END = FrontEnd.of("tiny-base/1");
  private static final BaseManifest TINY = TinyBase.manifest(1 / 3.0);

  @TempDir private Path folder;
  private BaseStore store;

  /** Patches of two samples each. */
  private static final class Pairs implements FeatureExtractor {
    @Override
    public boolean supports(FrontEnd frontEnd) {
      return frontEnd.id().equals("tiny-patches/1")
          && List.of("patches").containsAll(frontEnd.parameters().keySet());
    }

    @Override
    public FeatureTensor extract(Pcm pcm, FrontEnd frontEnd) {
      return new FeatureTensor(pcm.samples(), pcm.samples().length / 2, 2);
    }
  }

  @BeforeEach
  void install() throws Exception {
    store = new BaseStore(folder);
    store.install(TINY, TinyBase.model());
  }

  private BaseNetwork open() {
    return new BaseNetwork(TINY, store, List.of(new Pairs()));
  }

  @Test
  void track_isTheMeanOverItsPatches() throws Exception {
    try (BaseNetwork network = open()) {
      float a = (float) Math.log(2);
      Pcm pcm = new Pcm(new float[] {a, 0, 0, a}, 16_000);
      float[] values = network.extract(pcm, FRONT_END).values();
      assertThat(values).hasSize(3);
      assertThat(values[0]).isCloseTo((0.5f + 0.25f) / 2, within(1e-6f));
      assertThat(values[1]).isCloseTo((0.25f + 0.5f) / 2, within(1e-6f));
      assertThat(values[2]).isCloseTo(0.25f, within(1e-6f));
    }
  }

  @Test
  void frontEnd_isKnownWithTheParametersOfItsInput() {
    try (BaseNetwork network = open()) {
      assertThat(network.supports(FRONT_END)).isTrue();
      assertThat(network.supports(new FrontEnd("tiny-base/1", Map.of("patches", "4")))).isTrue();
      assertThat(network.supports(new FrontEnd("tiny-base/1", Map.of("odd", "4")))).isFalse();
      assertThat(network.supports(FrontEnd.of("tiny-patches/1"))).isFalse();
    }
    try (BaseNetwork without = new BaseNetwork(TINY, store, List.of())) {
      assertThat(without.supports(FRONT_END)).isFalse();
    }
  }

  @Test
  void check_findsAnotherNetwork() throws Exception {
    try (BaseNetwork network = open()) {
      assertThat(network.findDifference()).isEmpty();
    }
    store.remove("tiny");
    BaseManifest other = TinyBase.manifest(0.4);
    store.install(other, TinyBase.model());
    try (BaseNetwork network = new BaseNetwork(other, store, List.of())) {
      assertThat(network.findDifference()).get().asString().contains("expected 0.4");
    }
  }

  @Test
  void trackWithoutWholePatches_isRefused() {
    try (BaseNetwork network = open()) {
      FeatureExtractor odd =
          new FeatureExtractor() {
            @Override
            public boolean supports(FrontEnd frontEnd) {
              return true;
            }

            @Override
            public FeatureTensor extract(Pcm pcm, FrontEnd frontEnd) {
              return new FeatureTensor(new float[3], 3);
            }
          };
      BaseNetwork misled = new BaseNetwork(TINY, store, List.of(odd));
      assertThatThrownBy(() -> misled.extract(new Pcm(new float[4], 16_000), FRONT_END))
          .isInstanceOf(TrackException.class)
          .hasMessageContaining("takes 2 values a patch");
    }
  }

  @Test
  void closedOrRemovedBase_isRefusedWithAReason() throws Exception {
    Pcm pcm = new Pcm(new float[4], 16_000);
    BaseNetwork closed = open();
    closed.close();
    assertThatThrownBy(() -> closed.extract(pcm, FRONT_END))
        .isInstanceOf(TrackException.class)
        .hasMessageContaining("closed");
    store.remove("tiny");
    try (BaseNetwork gone = open()) {
      assertThatThrownBy(() -> gone.extract(pcm, FRONT_END))
          .isInstanceOf(TrackException.class)
          .hasMessageContaining("missing");
    }
  }
}
