package org.cratetag.train.deep.named;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.cratetag.train.deep.Network;
import org.cratetag.train.deep.layer.Dense;
import org.cratetag.train.deep.tensor.TensorShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedNetworkTest {
  @ParameterizedTest
  @CsvSource({
    "crate-mel, 344722",
    "edm-cnn, 458570",
    "edm-lstm, 96006",
    "vgg16-gmp, 14719818",
    "fma-mlp, 8539210",
    "fma-cnn, 544010",
    "fma-lstm, 87754",
    "fma-td-cnn, 77994",
    "gtzan-cnn, 8484106",
    "timbre-cnn, 298118"
  })
  void networkHasSoManyParameters_forTenLabels(String name, int parameters) {
    NamedNetwork network = NamedNetwork.find(name).orElseThrow();
    assertThat(network.network(10).parameters()).isEqualTo(parameters);
    assertThat(network.network(10).labels()).isEqualTo(10);
  }

  @Test
  void everyNetworkIsInTheTable() {
    assertThat(NamedNetwork.values()).hasSize(10);
  }

  @Test
  void timbreCnnHasTheTableOfItsStudy_forEightLabels() {
    Network network = NamedNetwork.TIMBRE_CNN.network(8);
    assertThat(learning(network).subList(2, 7)).containsExactly(2928, 15424, 20544, 258112, 520);
    assertThat(network.table())
        .filteredOn(row -> row.layer().equals("flatten"))
        .extracting(Network.Row::output)
        .containsExactly(TensorShape.of(63 * 64));
  }

  @Test
  void vgg16HasTheTableOfItsPaper_upToTheDenseLayers() {
    assertThat(learning(NamedNetwork.VGG16_GMP.network(10)))
        .containsExactly(
            1792, 36928, 73856, 147584, 295168, 590080, 590080, 1180160, 2359808, 2359808, 2359808,
            2359808, 2359808, 5130);
  }

  @Test
  void gtzanCnnHasTheTableOfItsStudy() {
    assertThat(learning(NamedNetwork.GTZAN_CNN.network(10)))
        .containsExactly(320, 18496, 73856, 8388864, 2570);
  }

  @Test
  void edmNetworksHaveTheSizesOfTheirStudy() {
    assertThat(NamedNetwork.EDM_CNN.network(23).table())
        .filteredOn(row -> row.layer().startsWith("convolution"))
        .extracting(row -> row.output().extent(0))
        .containsExactly(8, 16, 32, 64, 128, 256);
    assertThat(NamedNetwork.EDM_LSTM.network(23).table())
        .extracting(Network.Row::layer)
        .containsExactly(
            "swap",
            "batch norm",
            "swap",
            "lstm 64",
            "lstm 64",
            "lstm 64",
            "dense 64",
            "relu",
            "dropout 0.3",
            "dense 23",
            "softmax");
  }

  @Test
  void networkThatDoesNotFitItsInputIsRefused() {
    assertThatThrownBy(() -> NamedNetwork.FMA_TD_CNN.network(TensorShape.of(1, 16, 30), 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("30 frames in 8 segments");
    assertThatThrownBy(() -> NamedNetwork.TIMBRE_CNN.network(TensorShape.of(8, 32), 4))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Network(TensorShape.of(3, 4), List.of(new Dense(2))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("softmax");
  }

  private static List<Integer> learning(Network network) {
    return network.table().stream().map(Network.Row::parameters).filter(n -> n > 0).toList();
  }
}
