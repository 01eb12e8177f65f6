package org.cratetag.dsp.rhythm;

import java.util.Arrays;

/**
 * What tells at which level of a metre people count, how dense the music is and how steady its
 * tempo: values that depend neither on gain nor, but for the onsets a second, on tempo.
 *
 * <table>
 * <caption>The values in order</caption>
 * <tr><td>0</td><td>onsets a second</td></tr>
 * <tr><td>1, 2</td><td>the slower and the faster of the local tempi, see {@link LocalTempi}, as
 * parts of the whole's tempo; 1 and 1 when too few stretches have a beat</td></tr>
 * <tr><td>3</td><td>the share of stretches with a beat</td></tr>
 * <tr><td>4..35</td><td>for each of the four ranges of {@link OnsetStrength}, how much it repeats
 * after 1/8, 1/4, 1/2, 1, 2, 4, 8 and 16 beats: its autocorrelation, 1 at lag 0</td></tr>
 * <tr><td>36..53</td><td>for kick to snare, snare to kick and kick to low mids, how much the second
 * follows the first after 0, 1/4, 1/2, 1, 2 and 4 beats: their cross-correlation</td></tr>
 * </table>
 *
 * <p>A beat is that of the tempo within [90, 180). Lags beyond two thirds of the audio, and all
 * values but the first where there is no tempo, are 0 (1 for the local tempi). Several levels of a
 * metre seen at once, and which of them is the beat, after A. Klapuri, A. Eronen, J. Astola,
 * "Analysis of the meter of acoustic musical signals", IEEE Trans. ASLP 14(1), 2006. Immutable.
 */
public final class Rhythm {
  /** Number of values. */
  public static final int SIZE = 54;

  /** How many values {@link #counted} gives. */
  public static final int COUNTED = 40;

  /** Least spread of local tempi that is heard as another tempo, not as a live player's. */
  private static final double VARIES_FROM = 1.03;

  private static final int SLOWEST = 1;
  private static final int FASTEST = 2;
  private static final int SHARE = 3;
  private static final int LEVELS = 4;
  private static final int LAGS = 8;
  private static final int SHORTEST_LAG_LOG2 = -3;
  private static final int CROSSINGS = LEVELS + OnsetStrength.RANGES * LAGS;
  private static final int CROSS_LAGS = 6;
  private static final int SHORTEST_CROSS_LAG_LOG2 = -2;

  /** Kick and bass to high mids, where the snare is; back; and to low mids. */
  private static final int[][] PAIRS = {{0, 2}, {2, 0}, {0, 1}};

  private static final double LAG_SHARE = 2 / 3.0;

  /** Peaks of this many frames around, and this many standard deviations above the mean. */
  private static final int PEAK_FRAMES = 3;

  private static final double PEAK_HEIGHT = 0.5;

  /** Onsets a second that count as the fewest. */
  private static final double LEAST_RATE = 0.2;

  private final float[] values;

  private Rhythm(float[] values) {
    this.values = values;
  }

  /**
   * As {@link #values} gave it.
   *
   * @throws IllegalArgumentException unless there are {@value #SIZE}
   */
  public static Rhythm of(float[] values) {
    if (values.length != SIZE) {
      throw new IllegalArgumentException("expected " + SIZE + " values, found " + values.length);
    }
    return new Rhythm(values.clone());
  }

  /** Measures it. */
  public static Rhythm of(Beat beat) {
    OnsetStrength onsets = beat.onsets();
    float[] values = new float[SIZE];
    values[0] = (float) onsetsASecond(onsets);
    values[SLOWEST] = 1;
    values[FASTEST] = 1;
    if (beat.tempo().bpm() == 0) {
      return new Rhythm(values);
    }
    double beatFrames = 60 * onsets.frameRateHz() / beat.tempo().bpm();
    LocalTempi tempi = LocalTempi.of(onsets, beatFrames);
    values[SLOWEST] = (float) tempi.slower();
    values[FASTEST] = (float) tempi.faster();
    values[SHARE] = (float) tempi.share();
    int longest = (int) (LAG_SHARE * onsets.frames());
    int lags = Math.min(longest, (int) (16.5 * beatFrames) + 2);
    RangeCorrelations correlations = beat.correlations();
    for (int range = 0; range < OnsetStrength.RANGES; range++) {
      double[] byLag = correlations.auto(range, lags);
      for (int i = 0; i < LAGS; i++) {
        double lag = Math.scalb(beatFrames, SHORTEST_LAG_LOG2 + i);
        values[LEVELS + range * LAGS + i] = (float) RangeCorrelations.near(byLag, lag);
      }
    }
    for (int pair = 0; pair < PAIRS.length; pair++) {
      double[] byLag = correlations.cross(PAIRS[pair][0], PAIRS[pair][1], lags);
      int at = CROSSINGS + pair * CROSS_LAGS;
      values[at] = (float) byLag[0];
      for (int i = 1; i < CROSS_LAGS; i++) {
        double lag = Math.scalb(beatFrames, SHORTEST_CROSS_LAG_LOG2 + i - 1);
        values[at + i] = (float) RangeCorrelations.near(byLag, lag);
      }
    }
    return new Rhythm(values);
  }

  /** The values, see above. */
  public float[] values() {
    return values.clone();
  }

  /** How many things begin in a second. */
  public double onsetsASecond() {
    return values[0];
  }

  /** Whether the tempo changes in a way that is heard. */
  public boolean varies() {
    return values[FASTEST] >= VARIES_FROM * values[SLOWEST];
  }

  /** The slower of the local tempi, as a part of the whole's. */
  public double slower() {
    return values[SLOWEST];
  }

  /** The faster of the local tempi, as a part of the whole's. */
  public double faster() {
    return values[FASTEST];
  }

  /**
   * What a model of counting looks at when the beat is counted once, half as often or twice as
   * often: how much each range repeats after 1/4, 1/2, 1, 2, 4 and 8 counted beats (24 values); how
   * kick and snare alternate at lag 0 and after 1/2, 1 and 2 counted beats (12); the octaves from
   * 120 BPM to the counted tempo, and their square; the octaves from one onset a counted beat to
   * what there is, and their square.
   *
   * @param bpm the tempo within [90, 180)
   * @param octaves -1, 0 or 1: counted half as often, as it is, or twice as often
   */
  public double[] counted(double bpm, int octaves) {
    double[] inputs = new double[COUNTED];
    int at = 0;
    for (int range = 0; range < OnsetStrength.RANGES; range++) {
      for (int log2 = -2; log2 <= 3; log2++) {
        int lag = log2 - octaves - SHORTEST_LAG_LOG2;
        inputs[at++] = values[LEVELS + range * LAGS + lag];
      }
    }
    for (int pair = 0; pair < PAIRS.length; pair++) {
      int from = CROSSINGS + pair * CROSS_LAGS;
      inputs[at++] = values[from];
      for (int log2 = -1; log2 <= 1; log2++) {
        inputs[at++] = values[from + 1 + log2 - octaves - SHORTEST_CROSS_LAG_LOG2];
      }
    }
    double counted = Math.scalb(bpm, octaves);
    double octavesOff = log2(counted / 120);
    double density = log2(Math.max(LEAST_RATE, values[0]) * 60 / counted);
    inputs[at++] = octavesOff;
    inputs[at++] = octavesOff * octavesOff;
    inputs[at++] = density;
    inputs[at] = density * density;
    return inputs;
  }

  private static double log2(double value) {
    return Math.log(value) / Math.log(2);
  }

  private static double onsetsASecond(OnsetStrength onsets) {
    double[] sum = new double[onsets.frames()];
    for (int range = 0; range < OnsetStrength.RANGES; range++) {
      float[] values = onsets.range(range);
      for (int t = 0; t < sum.length; t++) {
        sum[t] += values[t];
      }
    }
    double mean = Arrays.stream(sum).average().orElse(0);
    double square = Arrays.stream(sum).map(value -> (value - mean) * (value - mean)).sum();
    double least = mean + PEAK_HEIGHT * Math.sqrt(square / Math.max(1, sum.length));
    int peaks = 0;
    for (int t = PEAK_FRAMES; t < sum.length - PEAK_FRAMES; t++) {
      peaks += sum[t] > least && isPeak(sum, t) ? 1 : 0;
    }
    return sum.length == 0 ? 0 : peaks * onsets.frameRateHz() / sum.length;
  }

  private static boolean isPeak(double[] values, int at) {
    for (int t = at - PEAK_FRAMES; t <= at + PEAK_FRAMES; t++) {
      if (values[t] > values[at]) {
        return false;
      }
    }
    return true;
  }
}
