package org.cratetag.lab.student;

import java.util.List;
import java.util.Optional;
import org.cratetag.api.track.TrackScores;

/**
 * A track with what is heard in it, to be decided.
 *
 * @param set that it is from
 * @param name of the track
 * @param kinds what it is; of several, each is right
 * @param right 1 for each of {@link GenreLabels#ALL} that is right
 * @param raw probabilities of the labels, before calibration, by a head that did not learn from
 *     tracks of its group
 * @param edm what the pack of electronic music says of it
 */
record JudgedTrack(
    String set,
    String name,
    List<String> kinds,
    float[] right,
    float[] raw,
    Optional<TrackScores> edm) {
  JudgedTrack {
    kinds = List.copyOf(kinds);
  }
}
