package org.cratetag.train.crates;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.cratetag.feature.TrackSound;

/**
 * The bandwidth that a pack has learned from. Somebody's crates may hold recordings of low sampling
 * rate, which it then knows how to take; where all of them reach far up, it does not.
 */
final class CrateBandwidth {
  /** Above this nothing is lost that the features see much of. */
  private static final double ENOUGH_HZ = 10_000;

  /** Tracks below this share do not teach anything. */
  private static final double LEAST_SHARE = 0.05;

  private CrateBandwidth() {}

  /**
   * The least bandwidth in Hz that a pack of these rows can take: that which a twentieth of them
   * lies below, but no more than is enough. Empty when no row says where its audio ends.
   */
  static OptionalDouble least(float[][] rows) {
    double[] known =
        Arrays.stream(rows)
            .flatMap(row -> TrackSound.find(row).stream())
            .mapToDouble(TrackSound::bandwidthHz)
            .filter(hz -> hz > 0)
            .sorted()
            .toArray();
    if (known.length == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(Math.min(ENOUGH_HZ, known[(int) (LEAST_SHARE * known.length)]));
  }
}
