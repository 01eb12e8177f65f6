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

  /** Patches of a track where a front-end of patches does not say how many. */
  public static final int PATCHES = 12;

  private static final int MOST_PATCHES = 64;

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
          frontEnd -> patches(frontEnd, MUSICNN_MEL));

  private FrontEnds() {}

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
      return Optional.of("the built-in ones are " + new TreeSet<>(PARAMETERS.keySet()));
    }
    try {
      parameters.apply(frontEnd);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(e.getMessage());
    }
  }

  /**
   * Most patches that a front-end of patches asks for.
   *
   * @param id that the front-end must have
   * @throws IllegalArgumentException when it is another one, or a parameter is unknown or out of
   *     range
   */
  public static int patches(FrontEnd frontEnd, String id) {
    Parameters read = new Parameters(frontEnd, id);
    int patches = read.integer("patches", PATCHES, 1, MOST_PATCHES);
    read.requireNoOthers();
    return patches;
  }

  private static FrontEnd withoutParameters(FrontEnd frontEnd) {
    new Parameters(frontEnd, frontEnd.id()).requireNoOthers();
    return frontEnd;
  }
}
