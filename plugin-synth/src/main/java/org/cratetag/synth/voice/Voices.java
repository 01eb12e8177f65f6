package org.cratetag.synth.voice;

import org.cratetag.synth.voice.Voice.Envelope;
import org.cratetag.synth.voice.Voice.Oscillators;
import org.cratetag.synth.voice.Voice.Sweep;

/** The instruments that the recipes play. */
public final class Voices {
  public static final Voice SUB_BASS =
      new Voice(
          new Oscillators(0, 0, 0.15, 0.9, 0),
          new Envelope(0.005, 0.6, 0.8, 0.04),
          new Sweep(500, 0, 1, 0.7, 0),
          1.4);
  public static final Voice PLUCK_BASS =
      new Voice(
          new Oscillators(1, 0, 0.4, 0.7, 0),
          new Envelope(0.002, 0.18, 0.3, 0.03),
          new Sweep(180, 3.2, 0.07, 1.1, 0),
          1.5);
  public static final Voice ACID_BASS =
      new Voice(
          new Oscillators(1, 0, 0.3, 0.3, 0),
          new Envelope(0.002, 0.25, 0.4, 0.02),
          new Sweep(260, 3.4, 0.11, 5, 0),
          2);
  public static final Voice RUMBLE_BASS =
      new Voice(
          new Oscillators(1, 0, 0, 1, 0),
          new Envelope(0.02, 0.3, 0.6, 0.05),
          new Sweep(130, 1, 0.1, 0.8, 0),
          2.2);
  public static final Voice REESE_BASS =
      new Voice(
          new Oscillators(3, 28, 0, 0.8, 0),
          new Envelope(0.01, 1, 0.85, 0.06),
          new Sweep(420, 1, 0.4, 0.9, 0),
          1.8);
  public static final Voice WOBBLE_BASS =
      new Voice(
          new Oscillators(3, 16, 0.5, 0.9, 0),
          new Envelope(0.005, 1, 0.9, 0.04),
          new Sweep(180, 0.5, 0.2, 2.2, 1),
          2.4);
  public static final Voice TRIPLET_WOBBLE_BASS =
      new Voice(
          new Oscillators(3, 20, 0.6, 0.9, 0),
          new Envelope(0.005, 1, 0.9, 0.04),
          new Sweep(220, 0.5, 0.2, 2.6, 2),
          3);

  public static final Voice WARM_PAD =
      new Voice(
          new Oscillators(3, 12, 0, 0, 0),
          new Envelope(0.5, 2, 0.8, 0.8),
          new Sweep(900, 0.8, 1.5, 0.8, 0),
          1);
  public static final Voice AIRY_PAD =
      new Voice(
          new Oscillators(3, 18, 0.3, 0.2, 0),
          new Envelope(1.2, 4, 0.8, 2),
          new Sweep(1_800, 1, 2.5, 0.9, 0),
          1);
  public static final Voice DARK_PAD =
      new Voice(
          new Oscillators(3, 22, 0, 0.3, 0),
          new Envelope(0.8, 3, 0.7, 1.2),
          new Sweep(420, 1.2, 2, 1.2, 0),
          1.2);
  public static final Voice SUPER_SAW =
      new Voice(
          new Oscillators(5, 24, 0, 0, 0),
          new Envelope(0.03, 1.5, 0.85, 0.25),
          new Sweep(4_500, 0.5, 0.5, 0.8, 0),
          1);
  public static final Voice STAB =
      new Voice(
          new Oscillators(2, 9, 0.4, 0, 0),
          new Envelope(0.003, 0.12, 0.1, 0.08),
          new Sweep(500, 3, 0.08, 1.4, 0),
          1.2);
  public static final Voice ORGAN_STAB =
      new Voice(
          new Oscillators(0, 0, 0.6, 0.6, 0.8),
          new Envelope(0.003, 0.16, 0.15, 0.06),
          new Sweep(2_200, 1, 0.08, 0.9, 0),
          1.1);
  public static final Voice HOOVER =
      new Voice(
          new Oscillators(5, 40, 0.7, 0.2, 0),
          new Envelope(0.02, 0.5, 0.7, 0.08),
          new Sweep(2_400, 1, 0.2, 1.1, 0),
          2.5);
  public static final Voice ELECTRIC_PIANO =
      new Voice(
          new Oscillators(0, 0, 0, 0, 2.4),
          new Envelope(0.004, 0.8, 0.15, 0.25),
          new Sweep(3_500, 0.5, 0.3, 0.7, 0),
          1);

  public static final Voice PLUCK =
      new Voice(
          new Oscillators(2, 8, 0.2, 0, 0),
          new Envelope(0.002, 0.14, 0.05, 0.06),
          new Sweep(800, 3, 0.06, 1.3, 0),
          1);
  public static final Voice SAW_LEAD =
      new Voice(
          new Oscillators(3, 14, 0, 0, 0),
          new Envelope(0.004, 0.3, 0.5, 0.08),
          new Sweep(3_200, 1, 0.15, 1, 0),
          1.2);
  public static final Voice SQUARE_LEAD =
      new Voice(
          new Oscillators(0, 0, 1, 0, 0),
          new Envelope(0.003, 0.2, 0.4, 0.05),
          new Sweep(2_600, 1.5, 0.1, 1.2, 0),
          1.3);
  public static final Voice BELL =
      new Voice(
          new Oscillators(0, 0, 0, 0, 4),
          new Envelope(0.003, 1.2, 0, 0.8),
          new Sweep(7_000, 0.3, 0.5, 0.7, 0),
          1);

  private Voices() {}
}
