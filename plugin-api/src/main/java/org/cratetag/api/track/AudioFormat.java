package org.cratetag.api.track;

import java.util.List;
import java.util.Locale;

/**
 * An audio format: those that Cratetag recognises by itself, and any that a plugin names. Two are
 * equal when their ids are.
 */
public final class AudioFormat {
  /** MPEG audio layer 3, with or without ID3 and APE tags. */
  public static final AudioFormat MP3 = new AudioFormat("mp3", "mp3");

  /** Native FLAC with Vorbis comments. */
  public static final AudioFormat FLAC = new AudioFormat("flac", "flac");

  /** Vorbis in Ogg. */
  public static final AudioFormat OGG_VORBIS = new AudioFormat("ogg_vorbis", "ogg");

  /** Opus in Ogg. */
  public static final AudioFormat OPUS = new AudioFormat("opus", "opus");

  /** AAC, ALAC or another sound in an MP4 container. */
  public static final AudioFormat M4A = new AudioFormat("m4a", "m4a");

  /** PCM in RIFF/WAVE. */
  public static final AudioFormat WAV = new AudioFormat("wav", "wav");

  /** PCM in AIFF or AIFF-C. */
  public static final AudioFormat AIFF = new AudioFormat("aiff", "aiff");

  /** Windows Media Audio in ASF. */
  public static final AudioFormat WMA = new AudioFormat("wma", "wma");

  /** MPEG audio layers 1 and 2, with or without ID3 and APE tags. */
  public static final AudioFormat MP2 = new AudioFormat("mp2", "mp2");

  /** AAC in ADTS frames, without a container. */
  public static final AudioFormat AAC = new AudioFormat("aac", "aac");

  /** FLAC in Ogg. */
  public static final AudioFormat OGG_FLAC = new AudioFormat("ogg_flac", "oga");

  /** Speex in Ogg. */
  public static final AudioFormat SPEEX = new AudioFormat("speex", "spx");

  /** WavPack with APEv2 tags. */
  public static final AudioFormat WAVPACK = new AudioFormat("wavpack", "wv");

  /** Monkey's Audio with APEv2 tags. */
  public static final AudioFormat MONKEYS_AUDIO = new AudioFormat("monkeys_audio", "ape");

  /** Musepack, stream versions 7 and 8, with APEv2 tags. */
  public static final AudioFormat MUSEPACK = new AudioFormat("musepack", "mpc");

  /** True Audio. */
  public static final AudioFormat TTA = new AudioFormat("tta", "tta");

  /** DSD in Sony's DSF. */
  public static final AudioFormat DSF = new AudioFormat("dsf", "dsf");

  /** DSD or DST in DSDIFF; its tags cannot be written. */
  public static final AudioFormat DSDIFF = new AudioFormat("dsdiff", "dff");

  /** AC-3 or E-AC-3 without a container; it has no tags. */
  public static final AudioFormat AC3 = new AudioFormat("ac3", "ac3");

  /** A Matroska or WebM file without video; its tags cannot be written. */
  public static final AudioFormat MATROSKA = new AudioFormat("matroska", "mka");

  /** Apple's Core Audio Format; its tags cannot be written. */
  public static final AudioFormat CAF = new AudioFormat("caf", "caf");

  /** DTS, with or without the parts of DTS-HD, without a container; it has no tags. */
  public static final AudioFormat DTS = new AudioFormat("dts", "dts");

  /** TrueHD or MLP without a container; it has no tags. */
  public static final AudioFormat TRUEHD = new AudioFormat("truehd", "thd");

  /** Sony's Wave64; its tags cannot be written. */
  public static final AudioFormat WAVE64 = new AudioFormat("wave64", "w64");

  /** Shorten; it has no tags. */
  public static final AudioFormat SHORTEN = new AudioFormat("shorten", "shn");

  private static final List<AudioFormat> BUILT_IN =
      List.of(
          MP3,
          FLAC,
          OGG_VORBIS,
          OPUS,
          M4A,
          WAV,
          AIFF,
          WMA,
          MP2,
          AAC,
          OGG_FLAC,
          SPEEX,
          WAVPACK,
          MONKEYS_AUDIO,
          MUSEPACK,
          TTA,
          DSF,
          DSDIFF,
          AC3,
          MATROSKA,
          CAF,
          DTS,
          TRUEHD,
          WAVE64,
          SHORTEN);

  private final String id;
  private final String suffix;

  private AudioFormat(String id, String suffix) {
    this.id = id;
    this.suffix = suffix;
  }

  /**
   * A format of a plugin; for the id of a built-in one, that one.
   *
   * @param id one to thirteen lower-case letters, digits and underscores, for example {@code tak}
   * @param suffix the usual file name suffix: one to five lower-case letters and digits
   */
  public static AudioFormat of(String id, String suffix) {
    if (!id.matches("[a-z][a-z0-9_]{0,12}")) {
      throw new IllegalArgumentException(
          "a format's id must be up to 13 lower-case letters, digits and '_', found '" + id + "'");
    }
    if (!suffix.matches("[a-z0-9]{1,5}")) {
      throw new IllegalArgumentException(
          "a suffix must be up to 5 lower-case letters and digits, found '" + suffix + "'");
    }
    return BUILT_IN.stream()
        .filter(format -> format.id.equals(id))
        .findFirst()
        .orElseGet(() -> new AudioFormat(id, suffix));
  }

  /**
   * The format that {@link #text} stands for.
   *
   * @throws IllegalArgumentException when it stands for none
   */
  public static AudioFormat parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    int dot = lower.indexOf('.');
    if (dot >= 0) {
      return of(lower.substring(0, dot), lower.substring(dot + 1));
    }
    return BUILT_IN.stream()
        .filter(format -> format.id.equals(lower))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no built-in format '" + text + "'"));
  }

  /** The formats that Cratetag recognises and decodes without a plugin. */
  public static List<AudioFormat> builtIn() {
    return BUILT_IN;
  }

  /** Its name in settings and JSON, lower case, for example {@code ogg_vorbis}. */
  public String id() {
    return id;
  }

  /** The usual file name suffix, lower case, without the dot. */
  public String suffix() {
    return suffix;
  }

  /** Whether Cratetag recognises and decodes it without a plugin. */
  public boolean isBuiltIn() {
    return BUILT_IN.contains(this);
  }

  /** One text from which {@link #parse} makes the format again, of at most 20 characters. */
  public String text() {
    return isBuiltIn() ? toString() : this + "." + suffix;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AudioFormat format && format.id.equals(id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /** The id in capitals, for messages. */
  @Override
  public String toString() {
    return id.toUpperCase(Locale.ROOT);
  }
}
