package org.cratetag.lab.genre;

import static org.assertj.core.api.Assertions.assertThat;

import org.cratetag.train.clips.MelPicture;
import org.cratetag.train.deep.Network;
import org.cratetag.train.deep.Weights;
import org.junit.jupiter.api.Test;

class StudentNetworkTest {
  @Test
  void listener_hasTheWeightsOfTheTrunk() {
    Network learned = StudentNetwork.trunk();
    Network whole = StudentNetwork.listener(MelPicture.COLUMNS);
    assertThat(whole.labels()).isEqualTo(StudentNetwork.features());
    assertThat(new Weights(whole, Weights.random(learned, 1).tensors())).isNotNull();
    assertThat(learned.isClassifier()).isFalse();
  }
}
