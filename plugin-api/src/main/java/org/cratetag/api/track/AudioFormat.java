package org.cratetag.api.track;

/** The audio formats that Cratetag recognises by content. */
public enum AudioFormat {
  /** MPEG audio layer 3, with or without ID3 and APE tags. */
  MP3("mp3"),
  /** Native FLAC with Vorbis comments. */
  FLAC("flac"),
  /** Vorbis in Ogg. */
  OGG_VORBIS("ogg"),
  /** Opus in Ogg. */
  OPUS("opus"),
  /** AAC or ALAC in an MP4 container. */
  M4A("m4a"),
  /** PCM in RIFF/WAVE. */
  WAV("wav"),
  /** PCM in AIFF or AIFF-C. */
  AIFF("aiff"),
  /** Windows Media Audio in ASF. */
  WMA("wma");

  private final String suffix;

  AudioFormat(String suffix) {
    this.suffix = suffix;
  }

  /** The usual file name suffix, lower case, without the dot. */
  public String suffix() {
    return suffix;
  }
}
