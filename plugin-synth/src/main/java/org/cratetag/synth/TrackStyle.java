package org.cratetag.synth;

/** The styles that the synthesiser knows, each with the tempo range and swing it usually has. */
public enum TrackStyle {
  /** Four-on-the-floor, off-beat hats, minor seventh stabs. */
  HOUSE(120, 128, 0.08),
  /** Four-on-the-floor, hard kick, rolling bass, little harmony. */
  TECHNO(126, 140, 0),
  /** Four-on-the-floor, off-beat bass, wide saw chords, arpeggios. */
  TRANCE(132, 142, 0),
  /** Four-on-the-floor, bass on every sixteenth between the kicks. */
  PSYTRANCE(140, 148, 0),
  /** Distorted kick on every beat, hoover stabs. */
  HARDCORE(160, 180, 0),
  /** Drum machine patterns, cowbell, octave bass. */
  ELECTRO(122, 134, 0),
  /** Breakbeat around 174 beats a minute over a detuned bass. */
  DRUM_AND_BASS(165, 180, 0),
  /** Funk breakbeats at a house tempo. */
  BREAKS(125, 140, 0.12),
  /** Two-step: skipping kicks, strong swing. */
  GARAGE(130, 136, 0.28),
  /** Half-time at 140: snare on the third beat, wobbling bass. */
  DUBSTEP(138, 144, 0),
  /** Swung drums below 100 beats a minute, electric piano, sub bass. */
  HIP_HOP(80, 100, 0.3),
  /** Slow, soft drums under pads. */
  DOWNTEMPO(85, 110, 0.15),
  /** Pads and bells without any drum. */
  AMBIENT(60, 110, 0);

  private final double slowestBpm;
  private final double fastestBpm;
  private final double usualSwing;

  TrackStyle(double slowestBpm, double fastestBpm, double usualSwing) {
    this.slowestBpm = slowestBpm;
    this.fastestBpm = fastestBpm;
    this.usualSwing = usualSwing;
  }

  /** The slow end of the usual tempo range, in beats a minute. */
  public double slowestBpm() {
    return slowestBpm;
  }

  /** The fast end of the usual tempo range, in beats a minute. */
  public double fastestBpm() {
    return fastestBpm;
  }

  /** The usual swing, as {@link TrackSpec#swing()} counts it. */
  public double usualSwing() {
    return usualSwing;
  }

  /** Whether there are drums. */
  public boolean hasBeat() {
    return this != AMBIENT;
  }
}
