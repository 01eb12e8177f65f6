package org.cratetag.api;

import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.DecodedAudio;
import org.cratetag.api.track.Excerpt;

/** Turns a file into samples. Implementations are safe for use by several threads. */
public interface AudioDecoder extends CratetagExtension {
  /** Whether this decoder reads the format. */
  boolean supports(AudioFormat format);

  /**
   * Decodes an excerpt. Takes bounded time and memory, whatever the file holds, and reads no other
   * file.
   *
   * @throws TrackException when there is no usable audio in the file
   * @throws InterruptedException when the thread is interrupted; no process is left behind
   */
  DecodedAudio decode(AudioFile file, Excerpt excerpt) throws TrackException, InterruptedException;
}
