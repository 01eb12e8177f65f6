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
