package org.cratetag.api.track;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The decoded excerpt of a track.
 *
 * @param pcm the samples
 * @param start where in the track the excerpt begins
 * @param trackDuration the whole track's declared length, when the file declares one
 * @param warning what the decoder found wrong, though the audio is usable
 */
public record DecodedAudio(
    Pcm pcm, Duration start, Optional<Duration> trackDuration, Optional<String> warning) {
  public DecodedAudio {
    Objects.requireNonNull(pcm, "pcm");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(trackDuration, "trackDuration");
    Objects.requireNonNull(warning, "warning");
  }
}
