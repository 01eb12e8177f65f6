package org.cratetag.feature.patch;

/** Where the patches of a spectrogram begin. */
final class PatchStarts {
  private PatchStarts() {}

  /**
   * Patches that do not overlap, each in the middle of an equal share of the frames.
   *
   * @param frames of the spectrogram
   * @param length of a patch, in frames
   * @param most how many there may be
   * @return the first frame of each, rising; one patch at 0 where the frames are too few for one
   */
  static int[] of(int frames, int length, int most) {
    int count = Math.max(1, Math.min(most, frames / length));
    int[] starts = new int[count];
    for (int i = 0; i < count; i++) {
      double middle = (i + 0.5) * frames / count;
      starts[i] = Math.max(0, Math.min(frames - length, (int) Math.floor(middle - length / 2.0)));
    }
    return starts;
  }
}
