package org.cratetag.tags.layout;

import java.util.List;
import org.cratetag.api.track.AudioFormat;

/**
 * Which bytes of a file are what.
 *
 * @param format recognised from the content
 * @param items all that is neither audio nor padding, in file order
 * @param audio the ranges that hold the audio, in file order
 * @param audioShape a hash of what frames the audio where that is not part of the ranges: packet
 *     sizes and time stamps of Ogg pages, sample offsets of MP4; empty elsewhere
 */
record Layout(AudioFormat format, List<TagItem> items, List<Extent> audio, String audioShape) {
  Layout {
    items = List.copyOf(items);
    audio = List.copyOf(audio);
  }

  /** A range of bytes. */
  record Extent(long offset, long length) {}
}
