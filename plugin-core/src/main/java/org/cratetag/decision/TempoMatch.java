package org.cratetag.decision;

import java.util.List;
import java.util.Optional;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackPrediction;

/** How the tempo in a file's tags and the one that is heard go together. */
public enum TempoMatch {
  /** Within one part in a hundred. */
  SAME("is what is heard"),
  /** The tags count every second beat. */
  HALF("is half of what is heard"),
  /** The tags count twice as many beats. */
  DOUBLE("is twice what is heard"),
  /** Neither. */
  OTHER("is not what is heard");

  private static final double WITHIN = 0.01;

  private final String words;

  TempoMatch(String words) {
    this.words = words;
  }

  /** For people, after the tempo in the tags. */
  public String words() {
    return words;
  }

  /** Compares them; empty where either has none, or the tags hold something that is no tempo. */
  public static Optional<TempoMatch> find(TagValues tags, TrackPrediction prediction) {
    List<String> tempi = PresentValues.tempi(tags.get(TagField.BPM));
    if (tempi.isEmpty() || prediction.bpm().isEmpty()) {
      return Optional.empty();
    }
    double written;
    try {
      written = Double.parseDouble(tempi.get(0));
    } catch (NumberFormatException words) {
      return Optional.empty();
    }
    double heard = prediction.bpm().getAsDouble();
    return Optional.of(
        isNear(written, heard)
            ? SAME
            : isNear(2 * written, heard) ? HALF : isNear(written, 2 * heard) ? DOUBLE : OTHER);
  }

  private static boolean isNear(double one, double other) {
    return Math.abs(one / other - 1) <= WITHIN;
  }
}
