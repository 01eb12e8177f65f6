package org.cratetag.decode;

import org.cratetag.api.Pcm;

/**
 * What came out of ffmpeg.
 *
 * @param pcm the samples
 * @param status ffmpeg's exit status; 0 on most damaged files too
 * @param messages what it complained of
 */
record Decoded(Pcm pcm, int status, String messages) {
  /** Whether it is less than half of what the span should hold. */
  boolean isMuchShorterThan(Span span) {
    return pcm.seconds() < span.length().map(d -> d.toNanos() / 2e9).orElse(0.0);
  }
}
