package org.cratetag.synth;

/** The rate at which everything is rendered. */
final class SampleRate {
  static final int HZ = 44_100;

  private SampleRate() {}
}
