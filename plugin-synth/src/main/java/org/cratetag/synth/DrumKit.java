package org.cratetag.synth;

import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.cratetag.synth.voice.Noise;
import org.cratetag.synth.voice.SampleRate;
import org.cratetag.synth.voice.StateVariableFilter;

/** One sample of each drum, made once for a track: peaks near 1. */
final class DrumKit {
  private static final double RATE = SampleRate.HZ;

  private final KitCharacter character;
  private final Random random;
  private final Noise noise;

  private DrumKit(KitCharacter character, Random random) {
    this.character = character;
    this.random = random;
    this.noise = new Noise(random.nextLong());
  }

  static Map<Drum, float[]> of(KitCharacter character, Random random) {
    DrumKit kit = new DrumKit(character, random);
    Map<Drum, float[]> hits = new EnumMap<>(Drum.class);
    hits.put(Drum.KICK, kit.kick());
    hits.put(Drum.SNARE, kit.snare());
    hits.put(Drum.CLAP, kit.clap());
    hits.put(Drum.RIM, kit.ping(kit.near(1700), 0.012, 0.3));
    hits.put(Drum.CLOSED_HAT, kit.hat(0.022, 0.35));
    hits.put(Drum.OPEN_HAT, kit.hat(0.11, 0.35));
    hits.put(Drum.RIDE, kit.hat(0.3, 0.75));
    hits.put(Drum.SHAKER, kit.hat(0.035, 0));
    hits.put(Drum.COWBELL, kit.cowbell());
    hits.put(Drum.TOM, kit.tom());
    hits.put(Drum.CRASH, kit.hat(0.7, 0.25));
    hits.values().forEach(DrumKit::normalise);
    return hits;
  }

  private float[] kick() {
    double base = near(character.kickHz);
    double sweep = near(character.sweepHz);
    double seconds = near(character.kickSeconds);
    float[] hit = new float[(int) (5 * seconds * RATE)];
    double phase = 0;
    for (int n = 0; n < hit.length; n++) {
      double t = n / RATE;
      phase += (base + sweep * Math.exp(-t / 0.028)) / RATE;
      double body = Math.sin(2 * Math.PI * phase) * Math.exp(-t / seconds) * attack(t, 0.0006);
      double click = character.click * noise.next() * Math.exp(-t / 0.002);
      hit[n] = (float) Math.tanh(character.drive * (body + 0.5 * click));
    }
    return hit;
  }

  private float[] snare() {
    double skinHz = near(character.snareHz);
    double wires = character.snareNoise;
    double seconds = near(0.07);
    StateVariableFilter wireTone = new StateVariableFilter().tune(near(1300), 0.6);
    float[] hit = new float[(int) (6 * seconds * RATE)];
    for (int n = 0; n < hit.length; n++) {
      double t = n / RATE;
      double pitch = 2 * Math.PI * skinHz * (t + 0.004 * (1 - Math.exp(-t / 0.01)));
      double skin = (Math.sin(pitch) + 0.5 * Math.sin(1.74 * pitch)) * Math.exp(-t / 0.05);
      double rattle = wireTone.high(noise.next()) * Math.exp(-t / seconds);
      hit[n] = (float) Math.tanh(1.6 * ((1 - wires) * skin + wires * rattle));
    }
    return hit;
  }

  /** Three short bursts and a tail, as several hands never meet at once. */
  private float[] clap() {
    double gap = near(0.0105);
    double tail = near(0.075);
    StateVariableFilter tone = new StateVariableFilter().tune(near(1150), 1.1);
    float[] hit = new float[(int) ((3 * gap + 6 * tail) * RATE)];
    for (int n = 0; n < hit.length; n++) {
      double t = n / RATE;
      double sinceHand = t < 3 * gap ? t % gap : t - 3 * gap;
      double level = Math.exp(-sinceHand / (t < 3 * gap ? 0.004 : tail));
      double raw = noise.next();
      hit[n] = (float) (level * (tone.band(raw) * 1.6 + 0.12 * raw));
    }
    return hit;
  }

  /** High-passed noise and the inharmonic squares of a drum machine's cymbal. */
  private float[] hat(double seconds, double metal) {
    double decay = near(seconds);
    double[] squaresHz = {near(2053), near(3046), near(3695), near(5223), near(6410), near(8117)};
    StateVariableFilter highPass = new StateVariableFilter().tune(near(character.hatHz), 0.8);
    float[] hit = new float[(int) (5.5 * decay * RATE)];
    for (int n = 0; n < hit.length; n++) {
      double t = n / RATE;
      double ring = 0;
      for (double hz : squaresHz) {
        ring += (hz * t) % 1 < 0.5 ? 1 : -1;
      }
      double raw = (1 - metal) * noise.next() + metal * ring / squaresHz.length;
      hit[n] = (float) (highPass.high(raw) * Math.exp(-t / decay) * attack(t, 0.0004));
    }
    return hit;
  }

  private float[] ping(double hz, double seconds, double noiseLevel) {
    float[] hit = new float[(int) (6 * seconds * RATE)];
    for (int n = 0; n < hit.length; n++) {
      double t = n / RATE;
      double tone = Math.sin(2 * Math.PI * hz * t) + noiseLevel * noise.next();
      hit[n] = (float) (tone * Math.exp(-t / seconds));
    }
    return hit;
  }

  private float[] cowbell() {
    double low = near(540);
    double high = low * 1.481;
    StateVariableFilter tone = new StateVariableFilter().tune(1.3 * high, 1.5);
    float[] hit = new float[(int) (0.45 * RATE)];
    for (int n = 0; n < hit.length; n++) {
      double t = n / RATE;
      double squares = ((low * t) % 1 < 0.5 ? 1 : -1) + ((high * t) % 1 < 0.5 ? 1 : -1);
      double level = 0.6 * Math.exp(-t / 0.012) + 0.4 * Math.exp(-t / 0.09);
      hit[n] = (float) (tone.band(squares) * level);
    }
    return hit;
  }

  private float[] tom() {
    double base = near(2.2 * character.kickHz);
    float[] hit = new float[(int) (0.5 * RATE)];
    double phase = 0;
    for (int n = 0; n < hit.length; n++) {
      double t = n / RATE;
      phase += base * (1 + 0.6 * Math.exp(-t / 0.03)) / RATE;
      hit[n] = (float) (Math.sin(2 * Math.PI * phase) * Math.exp(-t / 0.12) * attack(t, 0.001));
    }
    return hit;
  }

  private static double attack(double seconds, double riseSeconds) {
    return Math.min(1, seconds / riseSeconds);
  }

  private double near(double value) {
    return value * (1 + 0.125 * (2 * random.nextDouble() - 1));
  }

  private static void normalise(float[] hit) {
    float peak = 0;
    for (float value : hit) {
      peak = Math.max(peak, Math.abs(value));
    }
    for (int n = 0; n < hit.length; n++) {
      hit[n] /= peak;
    }
  }
}
