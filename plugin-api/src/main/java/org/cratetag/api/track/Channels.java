package org.cratetag.api.track;

/** How the channels of a file are mixed. */
public enum Channels {
  /**
   * One channel, the mean of all; half the difference of the two of a stereo file whose mean is
   * silent.
   */
  MONO(1),
  /** The first two channels; a mono file's one twice. */
  STEREO(2);

  private final int count;

  Channels(int count) {
    this.count = count;
  }

  /** How many channels come out. */
  public int count() {
    return count;
  }
}
