package org.cratetag.decode;

import java.util.List;
import org.cratetag.api.AudioFormat;

/**
 * How ffmpeg may read a format: one demuxer, the codecs we know in it, and one protocol.
 *
 * <p>The file comes as standard input through the {@code fd} protocol, which can seek, and no other
 * protocol is allowed. So nothing in a file can name another file or a server that ffmpeg would
 * open, and the file's own name never reaches ffmpeg's parser.
 */
final class Demuxing {
  /** No single allocation beyond this; the index of a ten-hour file takes about 40 MiB. */
  private static final long MAXIMUM_ALLOCATION_BYTES = 256L << 20;

  private static final String PCM =
      "pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_u8,pcm_s8,"
          + "pcm_f32le,pcm_f32be,pcm_f64le,pcm_f64be,pcm_alaw,pcm_mulaw,adpcm_ms,adpcm_ima_wav";

  private Demuxing() {}

  /** The options before {@code -i}, and the input itself. */
  static List<String> inputOptions(AudioFormat format) {
    return List.of(
        "-protocol_whitelist", "fd",
        "-format_whitelist", demuxer(format),
        "-codec_whitelist", codecs(format),
        "-f", demuxer(format));
  }

  /** Limits for the whole program. */
  static List<String> limits() {
    return List.of("-max_alloc", Long.toString(MAXIMUM_ALLOCATION_BYTES));
  }

  private static String demuxer(AudioFormat format) {
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

  private static String codecs(AudioFormat format) {
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
