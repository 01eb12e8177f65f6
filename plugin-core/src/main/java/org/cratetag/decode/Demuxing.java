package org.cratetag.decode;

import java.util.Map;
import java.util.Optional;
import org.cratetag.api.track.AudioFormat;

/**
 * How FFmpeg may read a format: the demuxers, and the codecs that we know in it.
 *
 * @param demuxers FFmpeg's names of the demuxers allowed, with commas
 * @param codecs FFmpeg's names of the decoders allowed, with commas
 */
record Demuxing(String demuxers, String codecs) {
  private static final String PCM =
      "pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_s64le,pcm_s64be,"
          + "pcm_u8,pcm_s8,pcm_f16le,pcm_f24le,pcm_f32le,pcm_f32be,pcm_f64le,pcm_f64be,"
          + "pcm_alaw,pcm_mulaw,adpcm_ms,adpcm_ima_wav,adpcm_ima_qt,adpcm_yamaha,adpcm_swf";

  private static final String WINDOWS_MEDIA = "wmav1,wmav2,wmapro,wmalossless,wmavoice";

  private static final String DSD = "dsd_lsbf,dsd_msbf,dsd_lsbf_planar,dsd_msbf_planar";

  private static final String DISCS = "ac3,eac3,dca,truehd,mlp";

  /** Old voice recorders, and sounds of the first years of QuickTime. */
  private static final String OLD =
      "gsm,gsm_ms,g722,adpcm_g722,g723_1,g726,adpcm_g726,speex,libspeex,mace3,mace6";

  /**
   * A container may hold whatever another may: programs that copy a sound from one to the other do
   * not ask whether it is usual there.
   */
  private static final String IN_CONTAINERS =
      String.join(
          ",",
          "aac,alac,als,mp3float,mp3,mp2float,mp2,mp1float,mp1,flac,vorbis,opus,libopus",
          "tta,wavpack",
          DISCS,
          WINDOWS_MEDIA,
          PCM,
          OLD);

  private static final Map<AudioFormat, Demuxing> BY_FORMAT =
      Map.ofEntries(
          Map.entry(AudioFormat.MP3, new Demuxing("mp3", "mp3float,mp3")),
          Map.entry(AudioFormat.FLAC, new Demuxing("flac", "flac")),
          Map.entry(AudioFormat.OGG_VORBIS, new Demuxing("ogg", "vorbis")),
          Map.entry(AudioFormat.OPUS, new Demuxing("ogg", "opus,libopus")),
          Map.entry(AudioFormat.M4A, new Demuxing("mov", IN_CONTAINERS)),
          Map.entry(AudioFormat.WAV, new Demuxing("wav", IN_CONTAINERS)),
          Map.entry(AudioFormat.AIFF, new Demuxing("aiff", IN_CONTAINERS)),
          Map.entry(AudioFormat.WMA, new Demuxing("asf", IN_CONTAINERS)),
          Map.entry(AudioFormat.MP2, new Demuxing("mp3", "mp2float,mp2,mp1float,mp1")),
          Map.entry(AudioFormat.AAC, new Demuxing("aac", "aac")),
          Map.entry(AudioFormat.OGG_FLAC, new Demuxing("ogg", "flac")),
          Map.entry(AudioFormat.SPEEX, new Demuxing("ogg", "speex,libspeex")),
          Map.entry(AudioFormat.WAVPACK, new Demuxing("wv", "wavpack")),
          Map.entry(AudioFormat.MONKEYS_AUDIO, new Demuxing("ape", "ape")),
          Map.entry(AudioFormat.MUSEPACK, new Demuxing("mpc,mpc8", "mpc7,mpc8")),
          Map.entry(AudioFormat.TTA, new Demuxing("tta", "tta")),
          Map.entry(AudioFormat.DSF, new Demuxing("dsf", DSD)),
          Map.entry(AudioFormat.DSDIFF, new Demuxing("iff", DSD + ",dst")),
          Map.entry(AudioFormat.AC3, new Demuxing("ac3,eac3", "ac3,eac3")),
          Map.entry(AudioFormat.MATROSKA, new Demuxing("matroska", IN_CONTAINERS)),
          Map.entry(AudioFormat.CAF, new Demuxing("caf", IN_CONTAINERS)),
          Map.entry(AudioFormat.DTS, new Demuxing("dts,dtshd", "dca")),
          Map.entry(AudioFormat.TRUEHD, new Demuxing("truehd,mlp", "truehd,mlp")),
          Map.entry(AudioFormat.WAVE64, new Demuxing("w64", IN_CONTAINERS)),
          Map.entry(AudioFormat.SHORTEN, new Demuxing("shn", "shorten")),
          // Of use only when a plugin recognises the format.
          Map.entry(AudioFormat.of("au", "au"), new Demuxing("au", PCM)),
          Map.entry(AudioFormat.of("tak", "tak"), new Demuxing("tak", "tak")));

  /** What people call the formats whose name here is another. */
  private static final Map<AudioFormat, String> NAMES =
      Map.ofEntries(
          Map.entry(AudioFormat.OGG_VORBIS, "Ogg Vorbis"),
          Map.entry(AudioFormat.OPUS, "Opus"),
          Map.entry(AudioFormat.OGG_FLAC, "FLAC in Ogg"),
          Map.entry(AudioFormat.SPEEX, "Speex"),
          Map.entry(AudioFormat.WAVPACK, "WavPack"),
          Map.entry(AudioFormat.MONKEYS_AUDIO, "Monkey's Audio"),
          Map.entry(AudioFormat.MUSEPACK, "Musepack"),
          Map.entry(AudioFormat.TTA, "True Audio"),
          Map.entry(AudioFormat.AC3, "AC-3"),
          Map.entry(AudioFormat.MATROSKA, "Matroska"),
          Map.entry(AudioFormat.TRUEHD, "TrueHD"),
          Map.entry(AudioFormat.WAVE64, "Wave64"),
          Map.entry(AudioFormat.SHORTEN, "Shorten"));

  /** A format's name, for reasons. */
  static String nameOf(AudioFormat format) {
    return NAMES.getOrDefault(format, format.toString());
  }

  /** How a format is read; empty when it is not. */
  static Optional<Demuxing> find(AudioFormat format) {
    return Optional.ofNullable(BY_FORMAT.get(format));
  }
}
