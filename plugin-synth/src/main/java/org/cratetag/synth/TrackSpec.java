package org.cratetag.synth;

import java.time.Duration;
import java.util.Objects;
import java.util.Random;

/**
 * What to synthesise. Equal specifications give equal samples.
 *
 * @param style decides drums, bass, harmony and sounds
 * @param bpm beats (quarter notes) a minute, within [40, 250]
 * @param duration length, from one second to twenty minutes
 * @param seed chooses among the style's patterns, sounds and progressions
 * @param swing how late every second sixteenth is, in sixteenths, within [0, 0.6]; 1/3 is a triplet
 *     feel
 * @param introBars bars of four beats before the drums come in
 * @param key semitones of the tonic above C, within [0, 11]
 * @param humaniseMillis standard deviation of the drum hits' timing, within [0, 30]
 */
public record TrackSpec(
    TrackStyle style,
    double bpm,
    Duration duration,
    long seed,
    double swing,
    int introBars,
    int key,
    double humaniseMillis) {
  /** The length of a track when none is asked for. */
  public static final Duration USUAL_DURATION = Duration.ofSeconds(30);

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(20);

  public TrackSpec {
    Objects.requireNonNull(style, "style");
    checkWithin("bpm", bpm, 40, 250);
    checkWithin("swing", swing, 0, 0.6);
    checkWithin("key", key, 0, 11);
    checkWithin("introBars", introBars, 0, 1_000);
    checkWithin("humaniseMillis", humaniseMillis, 0, 30);
    if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("duration out of range: " + duration);
    }
  }

  /** A track of half a minute with the style's usual swing, in a key that the seed chooses. */
  public static TrackSpec of(TrackStyle style, double bpm, long seed) {
    int key = new Random(seed).nextInt(12);
    return new TrackSpec(style, bpm, USUAL_DURATION, seed, style.usualSwing(), 0, key, 0);
  }

  /**
   * A track of half a minute at a whole tempo within the style's usual range, in which the seed
   * chooses tempo, key, swing and timing. Seeds 0, 1, 2... make a varied crate of one style.
   */
  public static TrackSpec ofSeed(TrackStyle style, long seed) {
    Random random = new Random(seed * 31 + style.ordinal());
    double range = style.fastestBpm() - style.slowestBpm();
    double bpm = Math.rint(style.slowestBpm() + range * random.nextDouble());
    double swing = style.usualSwing() * (0.7 + 0.6 * random.nextDouble());
    return of(style, bpm, seed).withSwing(swing).withHumaniseMillis(3 * random.nextDouble());
  }

  /** A copy of this length. */
  public TrackSpec withDuration(Duration newDuration) {
    return new TrackSpec(style, bpm, newDuration, seed, swing, introBars, key, humaniseMillis);
  }

  /** A copy with this swing. */
  public TrackSpec withSwing(double newSwing) {
    return new TrackSpec(style, bpm, duration, seed, newSwing, introBars, key, humaniseMillis);
  }

  /** A copy with an intro of so many bars. */
  public TrackSpec withIntroBars(int newIntroBars) {
    return new TrackSpec(style, bpm, duration, seed, swing, newIntroBars, key, humaniseMillis);
  }

  /** A copy with this looseness of the drummer. */
  public TrackSpec withHumaniseMillis(double newHumaniseMillis) {
    return new TrackSpec(style, bpm, duration, seed, swing, introBars, key, newHumaniseMillis);
  }

  private static void checkWithin(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(name + " out of range: " + value);
    }
  }
}
