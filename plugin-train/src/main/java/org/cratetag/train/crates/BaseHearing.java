package org.cratetag.train.crates;

import java.util.Objects;
import org.cratetag.api.track.FrontEnd;

/**
 * What a base network hears of the tracks of a set.
 *
 * @param base its name and version, such as {@code musicnn/0.1.0}
 * @param frontEnd that it computes
 * @param rows values of the front-end, one row for each of the set, in its order; held, not copied
 */
public record BaseHearing(String base, FrontEnd frontEnd, float[][] rows) {
  public BaseHearing {
    Objects.requireNonNull(base, "base");
    Objects.requireNonNull(frontEnd, "frontEnd");
    Objects.requireNonNull(rows, "rows");
  }
}
