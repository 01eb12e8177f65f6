package org.cratetag.train.studio;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Windows;
import org.cratetag.feature.LogMel;
import org.cratetag.feature.LogMelSettings;
import org.cratetag.feature.MfccSequence;
import org.cratetag.feature.SpectrogramImage;
import org.cratetag.feature.TimbreSequenceSettings;
import org.cratetag.train.deep.named.NamedNetwork;
import org.cratetag.train.deep.tensor.TensorShape;
import org.cratetag.train.deep.training.Augmentation;
import org.cratetag.train.deep.training.Averaging;
import org.cratetag.train.deep.training.Schedule;
import org.cratetag.train.deep.training.TrainingSettings;

/**
 * What a named network listens to and how it is trained when nothing else is said.
 *
 * @param network which
 * @param frontEnd of one clip of a track
 * @param clip what the front-end gives, with a channel where pictures are grey
 * @param clipSeconds length of a clip
 * @param settings of the training; its windows are also those of the pack
 */
public record NetworkRecipe(
    NamedNetwork network,
    FrontEnd frontEnd,
    TensorShape clip,
    double clipSeconds,
    TrainingSettings settings) {
  /** Columns of the published pictures. */
  private static final int COLUMNS = 387;

  private static final double CLIP_SECONDS = 30;

  private static final double MIXUP = 0.3;

  /** Pitch classes beside the coefficients of a timbre segment. */
  private static final int CHROMA = 12;

  /** Changes to a mel picture with values within [0, 1] of an 80 dB range. */
  private static final Augmentation MEL = new Augmentation(0.05, 0.1, 4, 0.1, 2, 20, 2, 20);

  /**
   * The same for the network that is to learn 442 clips, which stretched and equalised it does not.
   */
  private static final Augmentation CRATE_MEL = new Augmentation(0.05, 0, 4, 0, 2, 20, 2, 20);

  /** Little change for a network without batch norm, which much of it keeps from learning. */
  private static final Augmentation MILD = new Augmentation(0.05, 0, 2, 0, 1, 10, 1, 10);

  /** Changes to a coloured picture, whose frames are finer. */
  private static final Augmentation IMAGE = new Augmentation(0.05, 0, 4, 0.1, 2, 30, 2, 30);

  /** The recipe of a network. */
  public static NetworkRecipe of(NamedNetwork network) {
    TensorShape input = network.input();
    return switch (network) {
      case CRATE_MEL -> mel(network, COLUMNS, crateMel());
      case FMA_MLP -> mel(network, COLUMNS, small(5e-4, 2, MEL, 3));
      case FMA_CNN -> mel(network, COLUMNS, small(1e-3, 2, MEL, 3));
      case FMA_LSTM, FMA_TD_CNN -> mel(network, COLUMNS, small(3e-3, 2, MEL, 3));
      case GTZAN_CNN -> mel(network, COLUMNS, small(1e-3, 1, 0, MILD, 5).withBatch(32));
      case EDM_CNN -> image(network, small(3e-3, 1, IMAGE, 1));
      case VGG16_GMP -> image(network, small(3e-4, 1, IMAGE, 1).withBatch(8));
      case EDM_LSTM ->
          plain(
              network,
              MfccSequence.ID,
              Map.of("segments", input.extent(0), "coefficients", input.extent(1)),
              small(3e-3, 1, Augmentation.NONE, 1));
      case TIMBRE_CNN ->
          new NetworkRecipe(
              network,
              new TimbreSequenceSettings(input.extent(0), input.extent(1) - CHROMA).toFrontEnd(),
              input,
              2 * CLIP_SECONDS,
              small(1e-3, 1, Augmentation.NONE, 1));
    };
  }

  /** Whether the published mel pictures can feed it. */
  public boolean takesPictures() {
    return frontEnd.id().equals(LogMel.ID);
  }

  /** The front-end with the clips that a pack cuts from a track. */
  public FrontEnd ofTrack(int clips) {
    return new FrontEnd(
        frontEnd.id(), frontEnd.parameters(), Optional.of(Windows.spread(clipSeconds, clips)));
  }

  /** The same with other settings. */
  public NetworkRecipe with(TrainingSettings other) {
    return new NetworkRecipe(network, frontEnd, clip, clipSeconds, other);
  }

  private static NetworkRecipe mel(NamedNetwork network, int columns, TrainingSettings settings) {
    FrontEnd frontEnd = LogMelSettings.GTZAN_MEL.withColumns(OptionalInt.of(columns)).toFrontEnd();
    TensorShape clip = TensorShape.of(1, network.input().extent(1), columns);
    return new NetworkRecipe(network, frontEnd, clip, CLIP_SECONDS, settings);
  }

  private static NetworkRecipe image(NamedNetwork network, TrainingSettings settings) {
    TensorShape input = network.input();
    Map<String, Integer> size = Map.of("width", input.extent(2), "height", input.extent(1));
    return plain(network, SpectrogramImage.ID, size, settings);
  }

  /** A front-end that gives the network's input itself, with parameters that say its size. */
  private static NetworkRecipe plain(
      NamedNetwork network, String id, Map<String, Integer> size, TrainingSettings settings) {
    Map<String, String> parameters = new TreeMap<>();
    size.forEach((name, extent) -> parameters.put(name, Integer.toString(extent)));
    return new NetworkRecipe(
        network, new FrontEnd(id, parameters), network.input(), CLIP_SECONDS, settings);
  }

  private static TrainingSettings crateMel() {
    return new TrainingSettings(
        60,
        32,
        2,
        new Schedule.OneCycle(3e-3, 0.3),
        1e-2,
        0.1,
        MIXUP,
        false,
        CRATE_MEL,
        new Averaging.Exponential(0.99),
        0,
        5,
        1);
  }

  /**
   * Training of the studies' networks on small sets. The studies themselves train plainly, which
   * here learns the clips by heart: in one trial on 240 synthesised tracks {@code edm-lstm} had 57
   * % of 49 test tracks right so and 65 % this way.
   *
   * @param rate highest one; networks without batch norm need a low one and the slow rise to it
   */
  private static TrainingSettings small(
      double rate, int crops, Augmentation augmentation, int windows) {
    return small(rate, crops, MIXUP, augmentation, windows);
  }

  private static TrainingSettings small(
      double rate, int crops, double mixup, Augmentation augmentation, int windows) {
    return new TrainingSettings(
        40,
        16,
        crops,
        new Schedule.OneCycle(rate, 0.3),
        1e-2,
        0.1,
        mixup,
        false,
        augmentation,
        new Averaging.Exponential(0.97),
        20,
        windows,
        1);
  }
}
