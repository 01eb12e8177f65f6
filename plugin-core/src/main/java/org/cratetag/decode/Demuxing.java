package org.cratetag.decode;

import java.util.Map;
import java.util.Optional;
import org.cratetag.api.track.AudioFormat;

/**
 * How FFmpeg may read a format: one demuxer, and the codecs we know in it.
 *
 * @param demuxer FFmpeg's name of the one demuxer
 * @param codecs FFmpeg's names of the decoders allowed, with commas
 */
record Demuxing(String demuxer, String codecs) {
  private static final String PCM =
      "pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_u8,pcm_s8,"
          + "pcm_f32le,pcm_f32be,pcm_f64le,pcm_f64be,pcm_alaw,pcm_mulaw,adpcm_ms,adpcm_ima_wav";

  private static final Map<String, Demuxing> BY_ID =
      Map.ofEntries(
          Map.entry(AudioFormat.MP3.id(), new Demuxing("mp3", "mp3float,mp3")),
          Map.entry(AudioFormat.FLAC.id(), new Demuxing("flac", "flac")),
          Map.entry(AudioFormat.OGG_VORBIS.id(), new Demuxing("ogg", "vorbis")),
          Map.entry(AudioFormat.OPUS.id(), new Demuxing("ogg", "opus,libopus")),
          Map.entry(AudioFormat.M4A.id(), new Demuxing("mov", "aac,alac,mp3float")),
          Map.entry(AudioFormat.WAV.id(), new Demuxing("wav", PCM)),
          Map.entry(AudioFormat.AIFF.id(), new Demuxing("aiff", PCM)),
          Map.entry(
              AudioFormat.WMA.id(), new Demuxing("asf", "wmav1,wmav2,wmapro,wmalossless,wmavoice")),
          // Of use only when a plugin recognises the format.
          Map.entry("wavpack", new Demuxing("wv", "wavpack")),
          Map.entry("tta", new Demuxing("tta", "tta")));

  /** How a format is read; empty when it is not. */
  static Optional<Demuxing> find(AudioFormat format) {
    return Optional.ofNullable(BY_ID.get(format.id()));
  }
}
