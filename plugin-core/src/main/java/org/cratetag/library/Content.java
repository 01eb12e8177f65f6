package org.cratetag.library;

import org.cratetag.api.track.AudioFormat;

/** What a file holds, judged by its bytes. */
sealed interface Content {
  /** Audio that Cratetag takes. */
  record Audio(AudioFormat format) implements Content {}

  /**
   * Audio that Cratetag does not take, or that is damaged or protected.
   *
   * @param what in words that follow "it is"
   */
  record UnsupportedAudio(String what) implements Content {}

  /**
   * A moving picture, perhaps with sound.
   *
   * @param what in words that follow "it is"
   */
  record Video(String what) implements Content {}

  /**
   * Anything else.
   *
   * @param what in words that follow "it is"
   */
  record Other(String what) implements Content {}
}
