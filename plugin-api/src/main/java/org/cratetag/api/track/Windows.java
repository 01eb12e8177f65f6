package org.cratetag.api.track;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Clips of equal length that are cut from a track and judged one by one. They lie in what was
 * decoded of the track, less its edges. Where that is shorter than a clip there is one clip, which
 * goes through it again from its start until it is full.
 *
 * @param lengthSeconds length of each clip, within (0, 600]
 * @param offsetSeconds where the first clip begins, from the start of what may be used
 * @param hopSeconds from the start of a clip to the start of the next; empty to spread {@code
 *     count} clips evenly from the first possible place to the last, or as many as overlap by half
 *     at most; a single one lies in the middle
 * @param count the most clips, within [1, 64]; further ones are not cut
 * @param edgeSeconds what is left out at either end of the track, when the rest holds a clip
 */
public record Windows(
    double lengthSeconds,
    double offsetSeconds,
    OptionalDouble hopSeconds,
    int count,
    double edgeSeconds) {
  /** Bounds the time and memory that a track takes. */
  public static final int MOST = 64;

  private static final double LONGEST_SECONDS = 600;

  public Windows {
    Objects.requireNonNull(hopSeconds, "hopSeconds");
    if (!(lengthSeconds > 0 && lengthSeconds <= LONGEST_SECONDS)) {
      throw new IllegalArgumentException(
          "lengthSeconds must be within (0, 600], found " + lengthSeconds);
    }
    requireSeconds("offsetSeconds", offsetSeconds);
    requireSeconds("edgeSeconds", edgeSeconds);
    hopSeconds.ifPresent(hop -> requireSeconds("hopSeconds", hop));
    if (hopSeconds.isPresent() && hopSeconds.getAsDouble() == 0) {
      throw new IllegalArgumentException("hopSeconds must be above 0");
    }
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException("count must be within [1, 64], found " + count);
    }
  }

  /**
   * Clips spread evenly over the track, without its first and last 30 s where it is long enough.
   */
  public static Windows spread(double lengthSeconds, int count) {
    return new Windows(lengthSeconds, 0, OptionalDouble.empty(), count, 30);
  }

  /** One text, the same for equal windows. */
  public String key() {
    return "length="
        + lengthSeconds
        + "&offset="
        + offsetSeconds
        + (hopSeconds.isPresent() ? "&hop=" + hopSeconds.getAsDouble() : "")
        + "&count="
        + count
        + "&edge="
        + edgeSeconds;
  }

  private static void requireSeconds(String name, double seconds) {
    if (!(seconds >= 0 && seconds <= LONGEST_SECONDS)) {
      throw new IllegalArgumentException(name + " must be within [0, 600], found " + seconds);
    }
  }
}
