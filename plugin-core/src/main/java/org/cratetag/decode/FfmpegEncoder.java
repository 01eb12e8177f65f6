package org.cratetag.decode;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cratetag.api.AudioFormat;
import org.cratetag.api.Pcm;

/** Writes samples as audio files through ffmpeg, for the demo and the tests. */
public final class FfmpegEncoder {
  private final FfmpegProgram program;

  /** With the unpacked program. */
  public FfmpegEncoder(FfmpegProgram program) {
    this.program = program;
  }

  /**
   * Encodes to a stereo file at the samples' rate (Opus: 48 kHz), both channels equal.
   *
   * @param pcm mono samples within [-1, 1]
   * @param format container and codec; {@code M4A} is AAC
   * @param tags ffmpeg's metadata names and values, for example {@code title}
   * @param out the file; replaced when it exists
   */
  public void encode(Pcm pcm, AudioFormat format, Map<String, String> tags, Path out)
      throws IOException, InterruptedException {
    encode(pcm, codecArguments(format), tags, out);
  }

  /** The same with the output arguments of ffmpeg's command line, for unusual files. */
  public void encode(Pcm pcm, List<String> codec, Map<String, String> tags, Path out)
      throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(List.of("-y", "-v", "error", "-f", "f32le", "-ac", "1"));
    arguments.addAll(List.of("-ar", Integer.toString(pcm.sampleRateHz()), "-i", "pipe:0"));
    arguments.addAll(
        List.of(
            "-af",
            "pan=stereo|c0=c0|c1=c0",
            "-ac",
            "2",
            "-map_metadata",
            "-1",
            "-fflags",
            "+bitexact"));
    tags.forEach((name, value) -> arguments.addAll(List.of("-metadata", name + "=" + value)));
    arguments.addAll(codec);
    arguments.add("file:" + out);
    Process process =
        program
            .ffmpeg(arguments)
            .redirectInput(ProcessBuilder.Redirect.PIPE)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectErrorStream(false)
            .start();
    try (OutputStream in = new BufferedOutputStream(process.getOutputStream(), 1 << 16)) {
      in.write(littleEndian(pcm.samples()));
    } catch (IOException brokenPipe) {
      // The exit status and the messages below say why.
    }
    String messages =
        new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException("cannot encode " + out + ": " + messages);
    }
  }

  private static List<String> codecArguments(AudioFormat format) {
    return switch (format) {
      case MP3 -> List.of("-c:a", "libmp3lame", "-b:a", "192k", "-id3v2_version", "4", "-f", "mp3");
      case FLAC -> List.of("-c:a", "flac", "-f", "flac");
      case OGG_VORBIS -> List.of("-c:a", "vorbis", "-strict", "-2", "-b:a", "160k", "-f", "ogg");
      case OPUS -> List.of("-c:a", "libopus", "-ar", "48000", "-b:a", "96k", "-f", "opus");
      case M4A -> List.of("-c:a", "aac", "-b:a", "160k", "-movflags", "+faststart", "-f", "ipod");
      case WAV -> List.of("-c:a", "pcm_s16le", "-f", "wav");
      case AIFF -> List.of("-c:a", "pcm_s16be", "-write_id3v2", "1", "-f", "aiff");
      case WMA -> List.of("-c:a", "wmav2", "-b:a", "128k", "-f", "asf");
    };
  }

  private static byte[] littleEndian(float[] samples) {
    ByteBuffer buffer = ByteBuffer.allocate(samples.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(samples);
    return buffer.array();
  }
}
