package org.cratetag.train.deep.named;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.cratetag.train.deep.Network;
import org.cratetag.train.deep.layer.Layer;
import org.cratetag.train.deep.tensor.TensorShape;

/** The networks that can be trained by name. */
public enum NamedNetwork {
  /** {@link CrateMel}. */
  CRATE_MEL("crate-mel", "ours, for small sets", TensorShape.of(1, 128, 128), CrateMel::layers),
  /** {@link StudyNetworks#edmCnn}. */
  EDM_CNN(
      "edm-cnn",
      "Schrader et al. 2021, convolutions over a spectrogram picture",
      TensorShape.of(3, 360, 360),
      StudyNetworks::edmCnn),
  /** {@link StudyNetworks#edmLstm}. */
  EDM_LSTM(
      "edm-lstm",
      "Schrader et al. 2021, LSTM over MFCC",
      TensorShape.of(30, 30),
      StudyNetworks::edmLstm),
  /** {@link StudyNetworks#vgg16}. */
  VGG16_GMP(
      "vgg16-gmp",
      "Simonyan and Zisserman 2015, global max pooling",
      TensorShape.of(3, 224, 224),
      StudyNetworks::vgg16),
  /** {@link StudyNetworks#fmaMlp}. */
  FMA_MLP(
      "fma-mlp",
      "perceptron, as compared on the FMA",
      TensorShape.of(1, 128, 128),
      StudyNetworks::fmaMlp),
  /** {@link StudyNetworks#fmaCnn}. */
  FMA_CNN(
      "fma-cnn",
      "convolutions, as compared on the FMA",
      TensorShape.of(1, 128, 128),
      StudyNetworks::fmaCnn),
  /** {@link StudyNetworks#fmaLstm}. */
  FMA_LSTM(
      "fma-lstm",
      "LSTM, as compared on the FMA",
      TensorShape.of(1, 128, 128),
      StudyNetworks::fmaLstm),
  /** {@link StudyNetworks#fmaTimeDistributed}. */
  FMA_TD_CNN(
      "fma-td-cnn",
      "time-distributed convolutions, as compared on the FMA",
      TensorShape.of(1, 128, 128),
      StudyNetworks::fmaTimeDistributed),
  /** {@link StudyNetworks#gtzanCnn}. */
  GTZAN_CNN(
      "gtzan-cnn",
      "three convolutions over a mel picture",
      TensorShape.of(1, 128, 128),
      StudyNetworks::gtzanCnn),
  /** {@link StudyNetworks#timbreCnn}. */
  TIMBRE_CNN(
      "timbre-cnn",
      "convolutions along timbre segments",
      TensorShape.of(280, 32),
      StudyNetworks::timbreCnn);

  private final String label;
  private final String title;
  private final TensorShape input;
  private final IntFunction<List<Layer>> layers;

  NamedNetwork(String label, String title, TensorShape input, IntFunction<List<Layer>> layers) {
    this.label = label;
    this.title = title;
    this.input = input;
    this.layers = layers;
  }

  /** The network of that name. */
  public static Optional<NamedNetwork> find(String name) {
    return Arrays.stream(values()).filter(each -> each.label.equals(name)).findFirst();
  }

  /** The name as on the command line. */
  public String label() {
    return label;
  }

  /** Whose network it is, in a few words. */
  public String title() {
    return title;
  }

  /** One clip, or one window of it. */
  public TensorShape input() {
    return input;
  }

  /** The network for so many labels. */
  public Network network(int labels) {
    return network(input, labels);
  }

  /**
   * The network for another input.
   *
   * @throws IllegalArgumentException when it cannot take that input
   */
  public Network network(TensorShape other, int labels) {
    return new Network(other, layers.apply(labels));
  }
}
