package org.cratetag.api.track;

/**
 * Whether a track is the kind of music that a pack was made for. A pack of dance music has a best
 * guess for a symphony too; it is not to be asked.
 *
 * @param probability that it is of that kind, within [0, 1]
 * @param threshold the least probability for the pack to be heard, within [0, 1]
 */
public record DomainScore(double probability, double threshold) {
  /** Checks the ranges. */
  public DomainScore {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("probability must be within [0, 1], found " + probability);
    }
    if (!(threshold >= 0 && threshold <= 1)) {
      throw new IllegalArgumentException("threshold must be within [0, 1], found " + threshold);
    }
  }

  /** Whether the pack may be heard. */
  public boolean isInside() {
    return probability >= threshold;
  }
}
