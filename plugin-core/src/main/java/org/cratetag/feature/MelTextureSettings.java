package org.cratetag.feature;

import java.util.Map;
import org.cratetag.api.track.FrontEnd;

/**
 * Parameters of {@link MelTexture}; the name in a pack is in brackets.
 *
 * @param windows how many windows of a clip are described, spread evenly (windows)
 */
public record MelTextureSettings(int windows) {
  /** Ten windows of a clip, each half over the next in a clip of 30 s. */
  public static final MelTextureSettings DEFAULT = new MelTextureSettings(10);

  private static final int MOST_WINDOWS = 64;

  /**
   * Reads a front-end's parameters.
   *
   * @throws IllegalArgumentException when it is no {@code mel-texture/1} without windows, or a
   *     parameter is unknown or out of range
   */
  public static MelTextureSettings of(FrontEnd frontEnd) {
    Parameters read = new Parameters(frontEnd, MelTexture.ID);
    MelTextureSettings settings =
        new MelTextureSettings(read.integer("windows", DEFAULT.windows, 1, MOST_WINDOWS));
    read.requireNoOthers();
    return settings;
  }

  /** The front-end, with every parameter said. */
  public FrontEnd toFrontEnd() {
    return new FrontEnd(MelTexture.ID, Map.of("windows", Integer.toString(windows)));
  }
}
