package org.cratetag.feature;

import java.util.function.Supplier;
import org.cratetag.api.FeatureExtractor;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.FeatureTensor;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Pcm;
import org.cratetag.dsp.rhythm.Beat;
import org.cratetag.dsp.rhythm.BeatHistogram;
import org.cratetag.dsp.rhythm.Tempo;
import org.cratetag.dsp.rhythm.TempoEstimator;
import org.cratetag.dsp.spectrum.SignalLevel;
import org.cratetag.dsp.timbre.Bandwidth;
import org.cratetag.dsp.timbre.ShortTermFeatures;

/**
 * The front-end {@code edm-stats/1}: {@value #SIZE} statistics of a track of 22,050 Hz.
 *
 * <table>
 * <caption>The values in order</caption>
 * <tr><td>0..33</td><td>means of the {@link ShortTermFeatures}, see there</td></tr>
 * <tr><td>34..67</td><td>their standard deviations within a second</td></tr>
 * <tr><td>68, 69</td><td>tempo in BPM and its share, of {@link BeatHistogram}</td></tr>
 * <tr><td>70, 71</td><td>tempo in [90, 180) BPM and its confidence in [0, 1], of {@link
 * TempoEstimator}; 0 when there is no beat</td></tr>
 * <tr><td>72</td><td>upper frequency limit of the audio in Hz, of {@link Bandwidth}</td></tr>
 * </table>
 *
 * Values 0..69 are those of pyAudioAnalysis 0.3.14 with frames of 50 ms and windows of 1 s. They
 * and the frequency limit do not depend on gain. Every value is finite. Safe for use by several
 * threads.
 */
public final class EdmStats implements FeatureExtractor {
  /** The front-end's name and version. */
  public static final String ID = "edm-stats/1";

  /** Number of values. */
  public static final int SIZE = 73;

  /** Where the mean power is, as a part of the loudest sample's. */
  public static final int MEAN_ENERGY = 1;

  /** Where the mean spectral centroid is, as a part of half the sample rate. */
  public static final int MEAN_CENTROID = 3;

  /** Where the tempo of pyAudioAnalysis' beat extraction is. */
  public static final int HISTOGRAM_BPM = 68;

  /** Where the share of that tempo is. */
  public static final int HISTOGRAM_RATIO = 69;

  /** Where our own tempo is. */
  public static final int TEMPO_BPM = 70;

  /** Where the confidence of our own tempo is. */
  public static final int TEMPO_CONFIDENCE = 71;

  /** Where the upper frequency limit is. */
  public static final int BANDWIDTH_HZ = 72;

  private static final double LEAST_SECONDS =
      (double) MidTermStatistics.WINDOW_FRAMES
          * ShortTermFeatures.FRAME_SAMPLES
          / ShortTermFeatures.SAMPLE_RATE_HZ;

  private static final float FASTEST_BPM = Math.nextDown(180f);

  @Override
  public boolean supports(FrontEnd frontEnd) {
    return frontEnd.equals(FrontEnd.of(ID));
  }

  /**
   * Computes the {@value #SIZE} values, shape {@code [73]}.
   *
   * @throws TrackException when the audio is shorter than a second, holds samples that are not
   *     finite, or strays from its mean by no more than -80 dB of full scale
   * @throws IllegalArgumentException for another front-end or sample rate: a slip of the caller
   */
  @Override
  public FeatureTensor extract(Pcm pcm, FrontEnd frontEnd) throws TrackException {
    return extract(pcm, frontEnd, () -> SignalLevel.of(pcm.samples()), () -> Beat.of(pcm));
  }

  /**
   * The same where others ask for the level and the beat, too.
   *
   * @param known the level of these samples
   * @param beat of these samples
   */
  FeatureTensor extract(
      Pcm pcm, FrontEnd frontEnd, Supplier<SignalLevel> known, Supplier<Beat> beat)
      throws TrackException {
    if (!supports(frontEnd)) {
      throw new IllegalArgumentException("expected " + ID + ", found " + frontEnd.key());
    }
    if (pcm.sampleRateHz() != ShortTermFeatures.SAMPLE_RATE_HZ) {
      throw new IllegalArgumentException(
          ID + " needs " + ShortTermFeatures.SAMPLE_RATE_HZ + " Hz, found " + pcm.sampleRateHz());
    }
    SignalLevel level = Sound.require(pcm, LEAST_SECONDS, known);
    double[] values = new double[SIZE];
    ShortTermFeatures features = ShortTermFeatures.of(pcm.samples(), level);
    MidTermStatistics.write(features, values);
    BeatHistogram histogram = BeatHistogram.of(features);
    values[HISTOGRAM_BPM] = histogram.bpm();
    values[HISTOGRAM_RATIO] = histogram.ratio();
    Tempo tempo = beat.get().tempo();
    // A tempo just below 180 must not become 180 when it is rounded to float.
    values[TEMPO_BPM] = Math.min(tempo.bpm(), FASTEST_BPM);
    values[TEMPO_CONFIDENCE] = tempo.confidence();
    values[BANDWIDTH_HZ] = Bandwidth.estimateHz(pcm);
    float[] rounded = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      rounded[i] = (float) values[i];
    }
    return new FeatureTensor(rounded, SIZE);
  }
}
