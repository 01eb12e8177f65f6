package org.cratetag.feature;

import org.cratetag.api.FeatureExtractor;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Pcm;

/**
 * The front-end {@code mel-texture/1}: statistics of short windows of a mel spectrogram, {@code
 * [windows][342]}. See {@link MelTextureSettings} for its parameters.
 *
 * <p>The spectrogram is that of the published GTZAN pictures, {@link LogMelSettings#GTZAN_MEL}: 128
 * bands and 387 columns, the clip's least level 0 and its greatest 1. Windows of {@value
 * TextureWindow#COLUMNS} columns (5 s of a clip of 30 s) are spread evenly from its first column to
 * its last; {@link TextureWindow} says what is computed of each. As the levels are relative to the
 * clip, gain changes nothing. Every value is finite. Safe for use by several threads.
 */
public final class MelTexture implements FeatureExtractor {
  /** The front-end's name and version. */
  public static final String ID = "mel-texture/1";

  /** Number of values of each window. */
  public static final int SIZE = TextureWindow.SIZE;

  private static final int BANDS = LogMelSettings.GTZAN_MEL.bands();

  /** What it is computed of. */
  static final FrontEnd SPECTROGRAM = LogMelSettings.GTZAN_MEL.toFrontEnd();

  @Override
  public boolean supports(FrontEnd frontEnd) {
    return frontEnd.id().equals(ID) && FrontEnds.findTrouble(frontEnd).isEmpty();
  }

  /**
   * Computes the statistics.
   *
   * @throws TrackException when the audio is shorter than a frame, holds samples that are not
   *     finite, or strays from its mean by no more than -80 dB of full scale
   * @throws IllegalArgumentException for a front-end that is not supported: a slip of the caller
   */
  @Override
  public FeatureTensor extract(Pcm pcm, FrontEnd frontEnd) throws TrackException {
    MelTextureSettings settings = MelTextureSettings.of(frontEnd);
    return of(new LogMel().extract(pcm, SPECTROGRAM).values(), settings);
  }

  /**
   * The same of a spectrogram that is there already.
   *
   * @param levels {@code [128][columns]}, within 0 and 1, the lowest band first
   * @throws IllegalArgumentException when the columns are fewer than a window's
   */
  public static FeatureTensor of(float[] levels, MelTextureSettings settings) {
    int columns = levels.length / BANDS;
    int room = columns - TextureWindow.COLUMNS;
    if (levels.length % BANDS != 0 || room < 0) {
      throw new IllegalArgumentException(
          levels.length + " levels are no spectrogram of at least one window");
    }
    TextureWindow window = new TextureWindow(levels, BANDS);
    int count = settings.windows();
    float[] values = new float[count * SIZE];
    for (int w = 0; w < count; w++) {
      int start = count == 1 ? room / 2 : (int) Math.round((double) room * w / (count - 1));
      window.write(start, values, w * SIZE);
    }
    return new FeatureTensor(values, count, SIZE);
  }
}
