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

  /** Of {@code feature.tonal}, which uses this package. */
  public static final String KEY = "key/1";

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
          MelPatches::of);

  private FrontEnds() {}

  /**
   * What {@code musicnn-mel/1} is asked for.
   *
   * @param patches most of them
   * @param frames of each
   * @param window of the Fourier transform
   */
  public record MelPatches(int patches, int frames, Hann window) {
    /** Which Hann window. */
    public enum Hann {
      /** Of librosa, with which MusiCNN was taught. */
      PERIODIC,
      /** Of Essentia. */
      SYMMETRIC
    }

    /** Patches of a track where nothing else is said. */
    public static final int PATCHES = 12;

    /** Frames of a patch as MusiCNN takes it, just under 3 s. */
    public static final int FRAMES = 187;

    private static final int MOST_PATCHES = 64;
    private static final int FEWEST_FRAMES = 16;
    private static final int MOST_FRAMES = 2048;

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
      read.requireNoOthers();
      return new MelPatches(patches, frames, window);
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
