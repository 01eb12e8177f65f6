package org.cratetag.feature;

import org.cratetag.api.track.FrontEnd;

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
   * @throws IllegalArgumentException when it is another front-end, or a parameter is unknown or out
   *     of range
   */
  public static MelPatches of(FrontEnd frontEnd) {
    Parameters read = new Parameters(frontEnd, FrontEnds.MUSICNN_MEL);
    int patches = read.integer("patches", PATCHES, 1, MOST_PATCHES);
    int frames = read.integer("frames", FRAMES, FEWEST_FRAMES, MOST_FRAMES);
    Hann window = read.choice("window", Hann.PERIODIC);
    read.requireNoOthers();
    return new MelPatches(patches, frames, window);
  }
}
