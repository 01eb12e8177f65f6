package org.cratetag.synth.voice;

/**
 * The sound of a pitched instrument: oscillators, then a resonant low-pass, then an envelope.
 *
 * @param oscillators what is mixed before the filter
 * @param envelope loudness over the note
 * @param filter cutoff over the note
 * @param drive gain into a soft clipper; 1 is clean
 */
public record Voice(Oscillators oscillators, Envelope envelope, Sweep filter, double drive) {
  /**
   * @param saws saw-tooth oscillators for each note
   * @param detuneCents how far the outer saws are from the note
   * @param square level of a square wave
   * @param sub level of a sine an octave below
   * @param fmIndex peak modulation index of an electric-piano-like pair of sines; 0 is none
   */
  record Oscillators(int saws, double detuneCents, double square, double sub, double fmIndex) {}

  /** Attack and release are linear, the decay towards the sustain level exponential. */
  record Envelope(
      double attackSeconds, double decaySeconds, double sustain, double releaseSeconds) {}

  /**
   * @param cutoffHz where the cutoff rests
   * @param octaves how far above it a note begins
   * @param seconds time constant of the fall
   * @param resonance quality; 0.7 is flat
   * @param wobblesPerBeat speed of a cutoff swing of two octaves; 0 is none
   */
  record Sweep(
      double cutoffHz, double octaves, double seconds, double resonance, double wobblesPerBeat) {}

  /** The same instrument, brighter or darker. */
  public Voice withCutoffFactor(double factor) {
    Sweep sweep =
        new Sweep(
            filter.cutoffHz * factor,
            filter.octaves,
            filter.seconds,
            filter.resonance,
            filter.wobblesPerBeat);
    return new Voice(oscillators, envelope, sweep, drive);
  }
}
