package org.cratetag.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.Pcm;
import org.cratetag.api.track.Stage;
import org.cratetag.decode.libav.EncodeRequest;
import org.cratetag.decode.libav.Encoding;
import org.cratetag.decode.libav.Reply;
import org.cratetag.decode.libav.SharedSamples;

/** Writes samples as audio files, for the demo, the drift study and the tests. */
public final class FfmpegEncoder {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final int OPUS_RATE_HZ = 48_000;
  private static final int SPEEX_RATE_HZ = 32_000;
  private static final int FRONT_COVER = 3;
  private static final byte[] NO_COVER = {};

  private static final Map<AudioFormat, Encoding> ENCODINGS =
      Map.ofEntries(
          Map.entry(
              AudioFormat.MP3,
              Encoding.of("libmp3lame", "mp3").with("b", "192k").with("id3v2_version", "4")),
          Map.entry(AudioFormat.FLAC, Encoding.of("flac", "flac")),
          Map.entry(
              AudioFormat.OGG_VORBIS,
              Encoding.of("vorbis", "ogg").with("strict", "-2").with("b", "160k")),
          Map.entry(
              AudioFormat.OPUS,
              Encoding.of("libopus", "opus").atRate(OPUS_RATE_HZ).with("b", "96k")),
          Map.entry(
              AudioFormat.M4A,
              Encoding.of("aac", "ipod").with("b", "160k").with("movflags", "+faststart")),
          Map.entry(AudioFormat.WAV, Encoding.of("pcm_s16le", "wav")),
          Map.entry(AudioFormat.AIFF, Encoding.of("pcm_s16be", "aiff").with("write_id3v2", "1")),
          Map.entry(AudioFormat.WMA, Encoding.of("wmav2", "asf").with("b", "128k")),
          Map.entry(AudioFormat.MP2, Encoding.of("mp2", "mp2").with("b", "192k")),
          Map.entry(AudioFormat.AAC, Encoding.of("aac", "adts").with("b", "160k")),
          Map.entry(AudioFormat.OGG_FLAC, Encoding.of("flac", "ogg")),
          Map.entry(AudioFormat.SPEEX, Encoding.of("libspeex", "spx").atRate(SPEEX_RATE_HZ)),
          Map.entry(AudioFormat.WAVPACK, Encoding.of("wavpack", "wv")),
          Map.entry(AudioFormat.TTA, Encoding.of("tta", "tta")),
          Map.entry(AudioFormat.AC3, Encoding.of("ac3", "ac3").with("b", "192k")),
          Map.entry(
              AudioFormat.MATROSKA,
              Encoding.of("libopus", "matroska").atRate(OPUS_RATE_HZ).with("b", "96k")),
          Map.entry(AudioFormat.CAF, Encoding.of("pcm_s16le", "caf")));

  private final FfmpegChildren children;

  /** With the children that do it. */
  public FfmpegEncoder(FfmpegChildren children) {
    this.children = children;
  }

  /**
   * Encodes to a stereo file at the samples' rate (Opus: 48 kHz), both channels equal.
   *
   * @param pcm mono samples within [-1, 1]
   * @param format container and codec; {@code M4A} is AAC
   * @param tags FFmpeg's metadata names and values, for example {@code title}
   * @param out the file; replaced when it exists
   */
  public void encode(Pcm pcm, AudioFormat format, Map<String, String> tags, Path out)
      throws IOException, InterruptedException {
    encode(pcm, encoding(format), tags, out);
  }

  /**
   * The same with a front cover.
   *
   * @param cover a PNG file; below 64 KiB for WMA
   */
  public void encode(Pcm pcm, AudioFormat format, Map<String, String> tags, byte[] cover, Path out)
      throws IOException, InterruptedException {
    Map<String, String> all = new LinkedHashMap<>(tags);
    byte[] stream = NO_COVER;
    if (format == AudioFormat.OGG_VORBIS || format == AudioFormat.OPUS) {
      all.put("METADATA_BLOCK_PICTURE", pictureBlock(cover));
    } else if (format != AudioFormat.WAV && format != AudioFormat.WMA) {
      stream = cover;
    }
    encode(pcm, encoding(format), all, stream, out);
    if (format == AudioFormat.WAV) {
      Files.write(out, AddedCover.inWave(Files.readAllBytes(out), tags, cover));
    } else if (format == AudioFormat.WMA) {
      Files.write(out, AddedCover.inAsf(Files.readAllBytes(out), cover));
    }
  }

  /** The same in another way, for unusual files. */
  public void encode(Pcm pcm, Encoding encoding, Map<String, String> tags, Path out)
      throws IOException, InterruptedException {
    encode(pcm, encoding, tags, NO_COVER, out);
  }

  /** A front cover as FLAC's PICTURE block has it (RFC 9639, 8.8), in base64. */
  private static String pictureBlock(byte[] png) {
    byte[] type = "image/png".getBytes(StandardCharsets.US_ASCII);
    ByteBuffer block = ByteBuffer.allocate(32 + type.length + png.length);
    block.putInt(FRONT_COVER).putInt(type.length).put(type);
    // Without a description; width, height, depth and colours are told by the picture itself.
    block.putInt(0).putInt(0).putInt(0).putInt(0).putInt(0).putInt(png.length).put(png);
    return Base64.getEncoder().encodeToString(block.array());
  }

  private void encode(Pcm pcm, Encoding encoding, Map<String, String> tags, byte[] cover, Path out)
      throws IOException, InterruptedException {
    EncodeRequest request =
        new EncodeRequest(
            out.toAbsolutePath(), encoding, tags, cover, pcm.length(), pcm.sampleRateHz());
    try {
      children.ask(request, pcm.length(), LIMIT, new Hand(pcm));
    } catch (TrackException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private record Hand(Pcm pcm) implements FfmpegChildren.Exchange<Reply> {
    @Override
    public void before(SharedSamples samples) {
      samples.floats().put(pcm.samples());
    }

    @Override
    public Reply after(Reply reply, SharedSamples samples) throws TrackException {
      if (reply instanceof Reply.Refused refused) {
        throw new TrackException(Stage.DECODE, refused.reason());
      }
      return reply;
    }
  }

  /** How the demo's files of a format are made. */
  public static Encoding encoding(AudioFormat format) {
    Encoding encoding = ENCODINGS.get(format);
    if (encoding == null) {
      throw new IllegalArgumentException("no encoding for " + format);
    }
    return encoding;
  }
}
