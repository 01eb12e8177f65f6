package org.cratetag.run;

import java.util.Locale;
import java.util.OptionalDouble;
import org.cratetag.api.TrackClassifier;
import org.cratetag.api.track.TrackScores;

/**
 * Doubts the scores of audio that holds less treble than a pack has been made for: a low sampling
 * rate or an encoder took it, and the pack would take that for the music's own sound.
 */
final class BandwidthDoubt {
  private BandwidthDoubt() {}

  /**
   * The scores, with a doubt where the audio ends too low.
   *
   * @param bandwidthHz where the audio ends
   */
  static TrackScores of(TrackClassifier classifier, TrackScores scores, double bandwidthHz) {
    OptionalDouble least = classifier.leastBandwidthHz();
    if (least.isEmpty() || bandwidthHz >= least.getAsDouble()) {
      return scores;
    }
    return scores.withDoubt(
        String.format(
            Locale.ROOT,
            "the audio ends at %.1f kHz and %s needs %.1f: a low sampling rate or bit rate has"
                + " taken the treble",
            bandwidthHz / 1_000,
            scores.pack(),
            least.getAsDouble() / 1_000));
  }
}
