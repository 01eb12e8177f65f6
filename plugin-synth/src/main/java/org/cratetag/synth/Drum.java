package org.cratetag.synth;

/** The drums of a kit, with their level in the mix and how much goes to the reverberation. */
enum Drum {
  KICK(0.8, 0),
  SNARE(0.66, 0.12),
  CLAP(0.55, 0.2),
  RIM(0.4, 0.15),
  CLOSED_HAT(0.36, 0.02),
  OPEN_HAT(0.38, 0.04),
  RIDE(0.28, 0.08),
  SHAKER(0.24, 0.03),
  COWBELL(0.22, 0.1),
  TOM(0.5, 0.15),
  CRASH(0.3, 0.25);

  private final double level;
  private final double reverbSend;

  Drum(double level, double reverbSend) {
    this.level = level;
    this.reverbSend = reverbSend;
  }

  double level() {
    return level;
  }

  double reverbSend() {
    return reverbSend;
  }
}
