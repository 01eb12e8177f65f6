package org.cratetag.decode;

import org.cratetag.api.track.AudioFormat;

/** How FFmpeg may read a format: one demuxer, and the codecs we know in it. */
final class Demuxing {
  private static final String PCM =
      "pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_u8,pcm_s8,"
          + "pcm_f32le,pcm_f32be,pcm_f64le,pcm_f64be,pcm_alaw,pcm_mulaw,adpcm_ms,adpcm_ima_wav";

  private Demuxing() {}

  /** FFmpeg's name of the one demuxer. */
  static String demuxer(AudioFormat format) {
    return switch (format) {
      case MP3 -> "mp3";
      case FLAC -> "flac";
      case OGG_VORBIS, OPUS -> "ogg";
      case M4A -> "mov";
      case WAV -> "wav";
      case AIFF -> "aiff";
      case WMA -> "asf";
    };
  }

  /** FFmpeg's names of the decoders allowed, with commas. */
  static String codecs(AudioFormat format) {
    return switch (format) {
      case MP3 -> "mp3float,mp3";
      case FLAC -> "flac";
      case OGG_VORBIS -> "vorbis";
      case OPUS -> "opus,libopus";
      case M4A -> "aac,alac,mp3float";
      case WAV, AIFF -> PCM;
      case WMA -> "wmav1,wmav2,wmapro,wmalossless,wmavoice";
    };
  }
}
