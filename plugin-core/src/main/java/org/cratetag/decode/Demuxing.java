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
      "pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_u8,pcm_s8,"
          + "pcm_f32le,pcm_f32be,pcm_f64le,pcm_f64be,pcm_alaw,pcm_mulaw,adpcm_ms,adpcm_ima_wav";

  /** What RIFF also carries: old voice recorders, and music of the first years of MP3. */
  private static final String IN_WAV =
      ",pcm_f16le,pcm_f24le,adpcm_yamaha,gsm_ms,g726,adpcm_g726,g722,adpcm_g722,mp2float,mp2,"
          + "mp3float,mp3,aac,ac3,flac,wmav1,wmav2,wmapro,wmalossless";

  private static final String DSD = "dsd_lsbf,dsd_msbf,dsd_lsbf_planar,dsd_msbf_planar";

  private static final String IN_CONTAINERS =
      "aac,alac,mp3float,mp3,mp2float,mp2,flac,vorbis,opus,libopus,ac3,eac3,als";

  private static final Map<AudioFormat, Demuxing> BY_FORMAT =
      Map.ofEntries(
          Map.entry(AudioFormat.MP3, new Demuxing("mp3", "mp3float,mp3")),
          Map.entry(AudioFormat.FLAC, new Demuxing("flac", "flac")),
          Map.entry(AudioFormat.OGG_VORBIS, new Demuxing("ogg", "vorbis")),
          Map.entry(AudioFormat.OPUS, new Demuxing("ogg", "opus,libopus")),
          Map.entry(AudioFormat.M4A, new Demuxing("mov", IN_CONTAINERS)),
          Map.entry(AudioFormat.WAV, new Demuxing("wav", PCM + IN_WAV)),
          Map.entry(AudioFormat.AIFF, new Demuxing("aiff", PCM + ",adpcm_ima_qt,gsm,mace3,mace6")),
          Map.entry(
              AudioFormat.WMA,
              new Demuxing("asf", "wmav1,wmav2,wmapro,wmalossless,wmavoice,mp3float,mp3,aac")),
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
          Map.entry(
              AudioFormat.MATROSKA,
              new Demuxing("matroska", IN_CONTAINERS + ",tta,wavpack,dca,truehd," + PCM)),
          Map.entry(AudioFormat.CAF, new Demuxing("caf", IN_CONTAINERS + ",adpcm_ima_qt," + PCM)),
          // Of use only when a plugin recognises the format.
          Map.entry(AudioFormat.of("au", "au"), new Demuxing("au", PCM)),
          Map.entry(AudioFormat.of("tak", "tak"), new Demuxing("tak", "tak")));

  /** What people call the formats whose name here is another. */
  private static final Map<AudioFormat, String> NAMES =
      Map.of(
          AudioFormat.OGG_VORBIS, "Ogg Vorbis",
          AudioFormat.OPUS, "Opus",
          AudioFormat.OGG_FLAC, "FLAC in Ogg",
          AudioFormat.SPEEX, "Speex",
          AudioFormat.WAVPACK, "WavPack",
          AudioFormat.MONKEYS_AUDIO, "Monkey's Audio",
          AudioFormat.MUSEPACK, "Musepack",
          AudioFormat.TTA, "True Audio",
          AudioFormat.AC3, "AC-3",
          AudioFormat.MATROSKA, "Matroska");

  /** A format's name, for reasons. */
  static String nameOf(AudioFormat format) {
    return NAMES.getOrDefault(format, format.toString());
  }

  /** How a format is read; empty when it is not. */
  static Optional<Demuxing> find(AudioFormat format) {
    return Optional.ofNullable(BY_FORMAT.get(format));
  }
}
