package org.cratetag.synth;

import java.util.List;
import org.cratetag.synth.voice.Noise;
import org.cratetag.synth.voice.Reverb;
import org.cratetag.synth.voice.StateVariableFilter;

/** The buses of a track and how they become its samples. */
final class Mix {
  private static final double PEAK = Math.pow(10, -1 / 20.0);

  final float[] bass;
  final float[] chords;
  final float[] lead;
  private final float[] drums;
  private final float[] send;

  Mix(int samples) {
    bass = new float[samples];
    chords = new float[samples];
    lead = new float[samples];
    drums = new float[samples];
    send = new float[samples];
  }

  void addHit(float[] hit, int at, double gain, double reverbSend) {
    int length = Math.min(hit.length, drums.length - at);
    float dry = (float) gain;
    float wet = (float) (gain * reverbSend);
    for (int n = 0; n < length; n++) {
      drums[at + n] += dry * hit[n];
      send[at + n] += wet * hit[n];
    }
  }

  void addTexture(double level, Noise noise) {
    float gain = (float) level;
    for (int n = 0; n < chords.length; n++) {
      chords[n] += gain * noise.next();
    }
  }

  /**
   * Sums the buses, peak at -1 dB of full scale.
   *
   * @param kicks samples at which the kick pushes everything else down
   */
  float[] master(List<Integer> kicks, double duckDepth, double reverb, double samplesPerBeat) {
    Reverb.echo(lead, (int) (0.75 * samplesPerBeat), 0.4f);
    for (int n = 0; n < send.length; n++) {
      send[n] += 0.5f * chords[n] + 0.5f * lead[n];
    }
    float[] wet = Reverb.of(send, 0.78 + 0.1 * reverb);
    float[] out = duckingGain(kicks, duckDepth, samplesPerBeat);
    StateVariableFilter rumbleCut = new StateVariableFilter().tune(25, 0.7);
    float peak = 1e-9f;
    for (int n = 0; n < out.length; n++) {
      double pushed = bass[n] + chords[n] + lead[n] + reverb * wet[n];
      double sum = rumbleCut.high(drums[n] + out[n] * pushed);
      out[n] = (float) Math.tanh(sum);
      peak = Math.max(peak, Math.abs(out[n]));
    }
    float gain = (float) PEAK / peak;
    for (int n = 0; n < out.length; n++) {
      out[n] *= gain;
    }
    return out;
  }

  private float[] duckingGain(List<Integer> kicks, double depth, double samplesPerBeat) {
    float[] gain = new float[drums.length];
    double step = 1 / (0.6 * samplesPerBeat);
    int next = 0;
    double recovered = 1;
    for (int n = 0; n < gain.length; n++) {
      if (next < kicks.size() && n >= kicks.get(next)) {
        recovered = 0;
        next++;
      }
      gain[n] = (float) (1 - depth * (1 - recovered) * (1 - recovered));
      recovered = Math.min(1, recovered + step);
    }
    return gain;
  }
}
