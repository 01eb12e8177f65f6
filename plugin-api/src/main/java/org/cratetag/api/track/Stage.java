package org.cratetag.api.track;

/** The stages of a track's way, in order. */
public enum Stage {
  /** Finding and recognising the file. */
  LIBRARY,
  /** File to samples. */
  DECODE,
  /** Samples to features. */
  FEATURE,
  /** Features to scores. */
  INFERENCE,
  /** Scores to labels. */
  DECISION,
  /** Labels to the file's tags. */
  TAGS,
  /** Telling servers. */
  NOTIFY
}
