package org.cratetag.base;

import java.util.Map;
import java.util.Optional;
import org.cratetag.api.track.FrontEnd;

/** The bases that the program knows how to install. */
public final class KnownBases {
  /** MusiCNN, see {@code models install musicnn}. */
  public static final String MUSICNN = "musicnn";

  /** What MusiCNN computes of a track. */
  public static final String MUSICNN_FRONT_END = "musicnn/1";

  private static final Map<String, String> BY_FRONT_END = Map.of(MUSICNN_FRONT_END, MUSICNN);

  private KnownBases() {}

  /** What {@code models install} takes for a base; empty where that is a file of the user's. */
  static Optional<String> findSource(String id) {
    return BY_FRONT_END.values().stream().filter(id::equals).findFirst();
  }

  /** What to do to have a front-end, for a user; empty when no known base computes it. */
  public static Optional<String> findNeed(FrontEnd frontEnd) {
    return Optional.ofNullable(BY_FRONT_END.get(frontEnd.id()))
        .map(base -> "needs: cratetag models install " + base);
  }
}
