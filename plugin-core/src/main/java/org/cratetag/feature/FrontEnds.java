package org.cratetag.feature;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.function.Function;
import org.cratetag.api.FeatureExtractor;
import org.cratetag.api.track.FrontEnd;

/** The front-ends that come with the program. */
public final class FrontEnds {
  /** Of {@code feature.patch}, which uses this package. */
  public static final String MUSICNN_MEL = "musicnn-mel/1";

  /** Of {@code feature.patch}, too. */
  public static final String YAMNET_MEL = "yamnet-mel/1";

  /** Of {@code feature.tonal}, which uses this package. */
  public static final String KEY = "key/1";

  private static final int MOST_PATCHES = 64;
  private static final int FEWEST_FRAMES = 16;
  private static final int MOST_FRAMES = 2048;

  /** Reads the parameters of those that have some. */
  private static final Map<String, Function<FrontEnd, ?>> PARAMETERS =
      Map.of(
          EdmStats.ID,
          FrontEnds::withoutParameters,
          LogMel.ID,
          LogMelSettings::of,
          MelTexture.ID,
          MelTextureSettings::of,
          MfccSequence.ID,
          MfccSequenceSettings::of,
          SpectrogramImage.ID,
          SpectrogramImageSettings::of,
          TimbreSequence.ID,
          TimbreSequenceSettings::of,
          LibrosaStats.ID,
          FrontEnds::withoutParameters,
          RhythmFeatures.FRONT_END.key(),
          FrontEnds::withoutParameters,
          MUSICNN_MEL,
          MelPatches::of,
          YAMNET_MEL,
          YamnetPatches::of);

  private FrontEnds() {}

  /** Which Hann window. */
  public enum Hann {
    /** Of librosa and TensorFlow. */
    PERIODIC,
    /** Of Essentia. */
    SYMMETRIC
  }

  /**
   * What {@code musicnn-mel/1} is asked for.
   *
   * @param patches most of them
   * @param frames of each
   * @param window of the Fourier transform
   * @param mean that is taken from each value
   * @param deviation that it is divided by then
   */
  public record MelPatches(int patches, int frames, Hann window, double mean, double deviation) {
    /** Patches of a track where nothing else is said. */
    public static final int PATCHES = 12;

    /** Frames of a patch as MusiCNN takes it, just under 3 s. */
    public static final int FRAMES = 187;

    private static final double MOST_LEVEL = 1000;
    private static final double LEAST_DEVIATION = 0.001;

    /**
     * Reads the parameters.
     *
     * @throws IllegalArgumentException when it is another front-end, or a parameter is unknown or
     *     out of range
     */
    public static MelPatches of(FrontEnd frontEnd) {
      Parameters read = new Parameters(frontEnd, MUSICNN_MEL);
      int patches = read.integer("patches", PATCHES, 1, MOST_PATCHES);
      int frames = read.integer("frames", FRAMES, FEWEST_FRAMES, MOST_FRAMES);
      Hann window = read.choice("window", Hann.PERIODIC);
      double mean = read.number("mean", 0, -MOST_LEVEL, MOST_LEVEL);
      double deviation = read.number("deviation", 1, LEAST_DEVIATION, MOST_LEVEL);
      read.requireNoOthers();
      return new MelPatches(patches, frames, window, mean, deviation);
    }
  }

  /**
   * What {@code yamnet-mel/1} is asked for.
   *
   * @param patches most of them
   * @param frames of each
   * @param window of the Fourier transform
   * @param offset that is added before the logarithm
   */
  public record YamnetPatches(int patches, int frames, Hann window, double offset) {
    /** Patches of a track where nothing else is said: as much of it as 12 of MusiCNN, nearly. */
    public static final int PATCHES = 24;

    /** Frames of a patch as YAMNet takes it, just under 1 s. */
    public static final int FRAMES = 96;

    /** As YAMNet has it; Essentia's is 0.01. */
    private static final double OFFSET = 0.001;

    private static final double LEAST_OFFSET = 1e-9;

    /**
     * Reads the parameters.
     *
     * @throws IllegalArgumentException as {@link MelPatches#of}
     */
    public static YamnetPatches of(FrontEnd frontEnd) {
      Parameters read = new Parameters(frontEnd, YAMNET_MEL);
      int patches = read.integer("patches", PATCHES, 1, MOST_PATCHES);
      int frames = read.integer("frames", FRAMES, FEWEST_FRAMES, MOST_FRAMES);
      Hann window = read.choice("window", Hann.PERIODIC);
      double offset = read.number("offset", OFFSET, LEAST_OFFSET, 1);
      read.requireNoOthers();
      return new YamnetPatches(patches, frames, window, offset);
    }
  }

  /** An extractor for each, as they are found on the class path. */
  public static List<FeatureExtractor> list() {
    return ServiceLoader.load(FeatureExtractor.class, FrontEnds.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  /** Why none of these computes a front-end, in words for a user; empty when one does. */
  public static Optional<String> findTrouble(FrontEnd frontEnd) {
    Function<FrontEnd, ?> parameters = PARAMETERS.get(frontEnd.id());
    if (parameters == null) {
      return Optional.of(
          "no base or plugin that is installed computes it; the built-in ones are "
              + new TreeSet<>(PARAMETERS.keySet()));
    }
    try {
      parameters.apply(frontEnd);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(e.getMessage());
    }
  }

  private static FrontEnd withoutParameters(FrontEnd frontEnd) {
    new Parameters(frontEnd, frontEnd.id()).requireNoOthers();
    return frontEnd;
  }
}
