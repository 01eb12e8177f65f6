package org.cratetag.picture;

import java.util.Arrays;
import org.cratetag.api.track.Pcm;
import org.cratetag.dsp.spectrum.Stft;

/**
 * Beats at an even distance, placed where a stretch of audio has most onsets: the phase with the
 * highest mean of the rise in level of each frame. Good for a look, not a beat tracker.
 *
 * @param firstSeconds time of the first beat
 * @param periodSeconds from beat to beat
 */
record BeatGrid(double firstSeconds, double periodSeconds) {
  private static final int WINDOW_SAMPLES = 512;
  private static final int HOP_SAMPLES = 128;
  private static final int PHASES = 64;

  /** The grid of a tempo that fits the samples best. */
  static BeatGrid fit(Pcm pcm, double bpm) {
    double period = 60 / bpm;
    double[] window = new double[WINDOW_SAMPLES];
    Arrays.fill(window, 1);
    Stft stft = new Stft(window, HOP_SAMPLES);
    double[] onsets = onsets(stft, pcm);
    double framesPerBeat = period * pcm.sampleRateHz() / HOP_SAMPLES;
    double bestPhase = 0;
    double best = -1;
    for (int step = 0; step < PHASES; step++) {
      double phase = framesPerBeat * step / PHASES;
      double strength = 0;
      for (double frame = phase; frame < onsets.length; frame += framesPerBeat) {
        strength += onsets[(int) frame];
      }
      if (strength > best) {
        best = strength;
        bestPhase = phase;
      }
    }
    double centre = WINDOW_SAMPLES / 2.0;
    double first = (bestPhase * HOP_SAMPLES + centre) / pcm.sampleRateHz();
    return new BeatGrid(first % period, period);
  }

  /** The rise of the level in decibels from frame to frame, smoothed over three frames. */
  private static double[] onsets(Stft stft, Pcm pcm) {
    double[] level = new double[stft.frames(pcm.length())];
    stft.forEachFrame(
        pcm.samples(),
        (frame, power) -> {
          double sum = 0;
          for (double value : power) {
            sum += value;
          }
          level[frame] = Math.log10(1e-6 + sum);
        });
    double[] rise = new double[level.length];
    for (int i = 1; i < level.length; i++) {
      double change = level[i] - level[i - 1];
      rise[i] = change > 0 ? change : 0;
    }
    double[] smooth = new double[rise.length];
    for (int i = 1; i + 1 < rise.length; i++) {
      smooth[i] = rise[i - 1] / 2 + rise[i] + rise[i + 1] / 2;
    }
    return smooth;
  }
}
