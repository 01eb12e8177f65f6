package org.cratetag.train.crates;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cratetag.base.BaseManifest;
import org.cratetag.base.KnownBases;

/**
 * What a base network hears of the tracks of a set, and of other music.
 *
 * @param base what the network says of itself
 * @param rows values of its front-end, one row for each of the set, in its order; held, not copied
 * @param others tracks that are in none of the crates, as a person's library has them; empty for a
 *     base of which the program knows what it hears of other music
 */
public record BaseHearing(BaseManifest base, float[][] rows, Optional<List<Other>> others) {
  /**
   * A track of other music.
   *
   * @param kind what it is surely called
   * @param group equal for tracks that may be of one artist
   * @param statistics of {@code edm-stats/1}
   * @param heard values of the base's front-end
   */
  public record Other(String kind, String group, float[] statistics, float[] heard) {}

  public BaseHearing {
    Objects.requireNonNull(base, "base");
    Objects.requireNonNull(rows, "rows");
    others = others.map(List::copyOf);
  }

  /** Whether what a base hears of other music comes with the program. */
  public static boolean knowsOtherMusic(BaseManifest base) {
    return base.frontEnd().equals(KnownBases.MUSICNN_FRONT_END);
  }
}
