package org.cratetag.tags.file;

import java.util.Set;
import org.cratetag.api.track.AudioFormat;

/** The formats whose tags are ID3v2. */
public final class Id3Formats {
  private static final Set<AudioFormat> ALL =
      Set.of(
          AudioFormat.MP3,
          AudioFormat.MP2,
          AudioFormat.AAC,
          AudioFormat.TTA,
          AudioFormat.DSF,
          AudioFormat.WAV,
          AudioFormat.AIFF);

  private Id3Formats() {}

  /** Whether it is one of them. */
  public static boolean hold(AudioFormat format) {
    return ALL.contains(format);
  }
}
