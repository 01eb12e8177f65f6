package org.cratetag.synth.voice;

/** The rate at which everything is rendered. */
public final class SampleRate {
  public static final int HZ = 44_100;

  private SampleRate() {}
}
