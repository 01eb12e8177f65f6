package org.cratetag.pack;

/**
 * The calibrated probability from which something may be said, by {@link Sureness}; above 1 means
 * never.
 *
 * @param careful right in nine of ten
 * @param balanced right in eight of ten, at most that of {@code careful}
 * @param bold 0 for what may be said at all, above 1 for what stands for "none of these"
 */
public record Thresholds(double careful, double balanced, double bold) {
  /** Of what is never said, at no level. */
  public static final Thresholds NEVER = new Thresholds(1.01, 1.01, 1.01);

  public Thresholds {
    ManifestChecks.threshold("careful", careful);
    ManifestChecks.threshold("balanced", balanced);
    ManifestChecks.threshold("bold", bold);
    if (balanced > careful || bold > balanced) {
      throw new IllegalArgumentException(
          "thresholds must fall: %s, %s, %s".formatted(careful, balanced, bold));
    }
  }

  /** Of a pack that measured one level: careful and balanced are the same. */
  public static Thresholds of(double threshold) {
    return new Thresholds(threshold, threshold, 0);
  }

  /** The threshold of a level. */
  public double at(Sureness sureness) {
    return switch (sureness) {
      case CAREFUL -> careful;
      case BALANCED -> balanced;
      case BOLD -> bold;
    };
  }
}
