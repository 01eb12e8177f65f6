package org.cratetag.tags.layout;

import java.io.IOException;
import java.nio.file.Path;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFormat;

/** How far the audio is from where it was. */
public final class AudioShift {
  private AudioShift() {}

  /**
   * The distance in bytes between the audio of two WAV files, whose tags may be in front of it and
   * behind it. For other formats 0: there the tags are on one side.
   */
  public static long between(Path from, Path to) throws IOException {
    try {
      if (ContentFormat.of(from) == AudioFormat.WAV && ContentFormat.of(to) == AudioFormat.WAV) {
        return Layouts.read(to).audio().get(0).offset()
            - Layouts.read(from).audio().get(0).offset();
      }
      return 0;
    } catch (TrackException noAudio) {
      return 0;
    }
  }
}
