package org.cratetag.train.studio;

import static org.assertj.core.api.Assertions.assertThat;

import org.cratetag.api.FeatureExtractor;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.Pcm;
import org.cratetag.feature.FrontEnds;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.train.deep.Network;
import org.cratetag.train.deep.named.NamedNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkRecipeTest {
  @ParameterizedTest
  @EnumSource
  void frontEndGivesWhatTheNetworkTakes(NamedNetwork name) throws TrackException {
    NetworkRecipe recipe = NetworkRecipe.of(name);
    Pcm chord = AudioFixtures.chord(8);
    float[] half = new float[chord.length() / 2];
    for (int i = 0; i < half.length; i++) {
      half[i] = (chord.samples()[2 * i] + chord.samples()[2 * i + 1]) / 2;
    }
    FeatureExtractor extractor =
        FrontEnds.list().stream()
            .filter(each -> each.supports(recipe.frontEnd()))
            .findFirst()
            .orElseThrow();
    FeatureTensor features = extractor.extract(new Pcm(half, 22_050), recipe.frontEnd());
    assertThat(features.values()).hasSize(recipe.clip().size());

    Network network = name.network(4);
    Network ofClip = network.overWindows(recipe.clip(), recipe.settings().windows());
    assertThat(ofClip.input()).isEqualTo(recipe.clip());
    assertThat(ofClip.parameters()).isEqualTo(network.parameters());
    assertThat(ofClip.labels()).isEqualTo(4);
  }
}
