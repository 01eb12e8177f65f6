package org.cratetag.tags.internal;

import org.cratetag.api.AudioFormat;
import org.cratetag.api.TagWriter;

/** A writer that needs no more of some files than to open them. */
public interface InPlaceWriter extends TagWriter {
  /**
   * Whether {@link TagWriter#write} opens the given path only, and makes nothing beside it. Other
   * writers get a copy in a folder of its own, and their work is copied back.
   */
  boolean writesInPlace(AudioFormat format);
}
