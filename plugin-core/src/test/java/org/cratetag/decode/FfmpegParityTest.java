package org.cratetag.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.DecodedAudio;
import org.cratetag.api.track.Excerpt;
import org.cratetag.api.track.Pcm;
import org.cratetag.decode.libav.Encoding;
import org.cratetag.fixture.AudioFixtures;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The samples are those of the system's own ffmpeg program, which shares no build and no code of
 * ours: bit for bit, but for the last bits of lossy codecs and of more than two channels. The
 * excerpt lies in the middle, but for files in which FFmpeg's seeking hits a place some
 * milliseconds off, by its version; these are compared whole, and {@link SeekTest} says how far off
 * ours is. Skipped where there is no ffmpeg.
 */
class FfmpegParityTest {
  private static final int RATE_HZ = 22_050;
  private static final Duration EXCERPT = Duration.ofSeconds(5);
  private static final Duration WHOLE = Duration.ofSeconds(60);

  /**
   * Between releases of FFmpeg, and with other weights of channels, a sum of floats is rounded
   * otherwise.
   */
  private static final double ROUNDING = 1e-6;

  /** FFmpeg 5.1 and 8.0, each as a program, decode some frames of mp3 at 24 kHz otherwise. */
  private static final double DECODERS_DIFFER = 0.05;

  @TempDir static Path folder;

  private static Path source;

  /**
   * A file and how it is made.
   *
   * @param channels of the file
   * @param cut which part of its bytes is kept
   * @param chained whether it stands in the file twice, one after the other
   * @param excerpt how much is decoded, from the middle
   * @param tolerance how far samples may lie apart
   */
  private record Sample(
      String name,
      AudioFormat format,
      int channels,
      double cut,
      boolean chained,
      Duration excerpt,
      double tolerance,
      List<String> how) {
    static Sample of(String name, AudioFormat format, int channels, String how) {
      double tolerance = channels > 2 ? ROUNDING : 0;
      return new Sample(
          name, format, channels, 1, false, EXCERPT, tolerance, List.of(how.split(" ")));
    }

    Sample cutTo(double part) {
      return new Sample(name + " cut", format, channels, part, chained, excerpt, tolerance, how);
    }

    Sample rounded() {
      return within(ROUNDING);
    }

    Sample within(double difference) {
      return new Sample(name, format, channels, cut, chained, excerpt, difference, how);
    }

    Sample inAChain() {
      return new Sample(name + " chained", format, channels, cut, true, excerpt, tolerance, how);
    }

    Sample whole() {
      return new Sample(name, format, channels, cut, chained, WHOLE, tolerance, how);
    }
  }

  @BeforeAll
  static void makeSource() throws Exception {
    assumeThat(hasFfmpeg()).as("the system has an ffmpeg program").isTrue();
    source = folder.resolve("source.wav");
    new FfmpegEncoder(AudioFixtures.ffmpeg())
        .encode(
            AudioFixtures.chord(12),
            Encoding.of("pcm_f32le", "wav").withGains(List.of(1.0, 0.6)),
            Map.of(),
            source);
  }

  @TestFactory
  Stream<DynamicTest> samplesAreTheSame_inEveryKindOfFile() {
    return samples().stream()
        .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> compare(sample)));
  }

  private static List<Sample> samples() {
    List<Sample> all = new ArrayList<>();
    for (int rate : List.of(8_000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000)) {
      Sample sample = mp3("mp3 at " + rate + " Hz", 2, "-ar " + rate + " -b:a 64k");
      all.add(rate == 24_000 ? sample.within(DECODERS_DIFFER) : sample);
    }
    all.add(mp3("mp3 mono", 1, "-ac 1 -b:a 96k"));
    all.add(mp3("mp3 at 320 kb/s", 2, "-b:a 320k"));
    all.add(mp3("mp3 VBR", 2, "-q:a 2"));
    all.add(mp3("mp3 without a Xing header", 2, "-b:a 128k -write_xing 0"));
    all.add(mp3("mp3 CBR", 2, "-b:a 128k").cutTo(0.9));
    for (int rate : List.of(8_000, 44_100, 48_000, 96_000, 192_000)) {
      all.add(flac("flac at " + rate + " Hz", 2, "-ar " + rate));
    }
    for (int channels : List.of(1, 3, 4, 5, 6, 7, 8)) {
      all.add(flac("flac of " + channels + " channels", channels, "-ac " + channels));
    }
    all.add(flac("flac of 24 bits", 2, "-sample_fmt s32 -bits_per_raw_sample 24"));
    all.add(flac("flac", 2, "-ar 44100").cutTo(0.9));
    for (String codec :
        "pcm_u8 pcm_s16le pcm_s24le pcm_s32le pcm_f32le pcm_f64le pcm_alaw pcm_mulaw adpcm_ms adpcm_ima_wav"
            .split(" ")) {
      all.add(Sample.of("wav " + codec, AudioFormat.WAV, 2, "-c:a " + codec + " -f wav"));
    }
    for (int rate : List.of(8_000, 37_800, 192_000)) {
      all.add(Sample.of("wav at " + rate, AudioFormat.WAV, 2, "-ar " + rate + " -f wav"));
    }
    for (int channels : List.of(1, 6, 8)) {
      String how = "-ac " + channels + " -f wav";
      all.add(Sample.of("wav of " + channels + " channels", AudioFormat.WAV, channels, how));
    }
    for (String codec : "pcm_s8 pcm_s16be pcm_s24be pcm_s32be pcm_f32be pcm_f64be".split(" ")) {
      all.add(Sample.of("aiff " + codec, AudioFormat.AIFF, 2, "-c:a " + codec + " -f aiff"));
    }
    all.add(vorbis("ogg", 2, "-q:a 4"));
    all.add(vorbis("ogg mono at 22050 Hz", 1, "-ac 1 -ar 22050 -q:a 2"));
    all.add(vorbis("ogg of 6 channels", 6, "-ac 6 -q:a 4"));
    all.add(vorbis("ogg", 2, "-q:a 4").cutTo(0.9));
    all.add(vorbis("ogg", 2, "-q:a 4").inAChain());
    all.add(opus("opus", 2, "-b:a 96k"));
    all.add(opus("opus of one channel", 1, "-ac 1 -b:a 24k"));
    all.add(opus("opus of 6 channels", 6, "-ac 6 -b:a 256k"));
    all.add(m4a("m4a", 2, "-c:a aac -b:a 128k"));
    all.add(m4a("m4a of one channel", 1, "-c:a aac -ac 1 -b:a 64k"));
    all.add(m4a("m4a of 6 channels", 6, "-c:a aac -ac 6 -b:a 256k"));
    all.add(m4a("m4a with its index in front", 2, "-c:a aac -b:a 96k -movflags +faststart"));
    all.add(m4a("alac", 2, "-c:a alac"));
    all.add(m4a("alac of 24 bits", 2, "-c:a alac -sample_fmt s32p"));
    all.add(
        Sample.of("wma 1", AudioFormat.WMA, 2, "-c:a wmav1 -b:a 128k -f asf").rounded().whole());
    all.add(
        Sample.of("wma 2", AudioFormat.WMA, 2, "-c:a wmav2 -b:a 128k -f asf").rounded().whole());
    return all;
  }

  private static Sample mp3(String name, int channels, String how) {
    return Sample.of(name, AudioFormat.MP3, channels, "-c:a libmp3lame " + how + " -f mp3");
  }

  private static Sample flac(String name, int channels, String how) {
    return Sample.of(name, AudioFormat.FLAC, channels, "-c:a flac " + how + " -f flac");
  }

  private static Sample vorbis(String name, int channels, String how) {
    return Sample.of(name, AudioFormat.OGG_VORBIS, channels, "-c:a libvorbis " + how + " -f ogg")
        .rounded()
        .whole();
  }

  private static Sample opus(String name, int channels, String how) {
    return Sample.of(name, AudioFormat.OPUS, channels, "-c:a libopus " + how + " -f opus")
        .rounded();
  }

  private static Sample m4a(String name, int channels, String how) {
    return Sample.of(name, AudioFormat.M4A, channels, how + " -f ipod").rounded();
  }

  private static void compare(Sample sample) throws Exception {
    Path file = make(sample);
    DecodedAudio ours =
        new FfmpegDecoder(AudioFixtures.ffmpeg(), Duration.ofSeconds(30))
            .decode(
                FfmpegDecoderTest.audioFile(file, sample.format()),
                new Excerpt(sample.excerpt(), RATE_HZ));
    float[] theirs = reference(file, sample, ours.start());
    double difference = greatestDifference(ours.pcm(), theirs);
    assertThat(ours.pcm().length()).isEqualTo(theirs.length);
    assertThat(difference).isLessThanOrEqualTo(sample.tolerance());
  }

  private static Path make(Sample sample) throws Exception {
    Path file = folder.resolve("made." + sample.format().suffix());
    List<String> command = new ArrayList<>(List.of("-y", "-i", source.toString()));
    command.addAll(sample.how());
    command.add("file:" + file);
    ffmpeg(command);
    if (sample.chained()) {
      Files.write(file, Files.readAllBytes(file), StandardOpenOption.APPEND);
    }
    if (sample.cut() < 1) {
      FfmpegDecoderTest.truncate(file, sample.cut());
    }
    return file;
  }

  private static float[] reference(Path file, Sample sample, Duration start) throws Exception {
    Path raw = folder.resolve("raw");
    String resample =
        "aresample="
            + RATE_HZ
            + ":filter_size=64:cutoff=0.98:out_sample_fmt=flt"
            + ":out_chlayout=mono:rematrix_maxval=1";
    if (sample.channels() > 2) {
      // In floats, so that the sum is not rounded to the file's bits.
      StringBuilder sum = new StringBuilder("aformat=sample_fmts=fltp,pan=mono|c0<c0");
      for (int channel = 1; channel < sample.channels(); channel++) {
        sum.append("+c").append(channel);
      }
      resample = sum + "," + resample;
    }
    List<String> command = new ArrayList<>(List.of("-y"));
    if (!start.isZero()) {
      command.addAll(List.of("-ss", start.toMillis() + "ms"));
    }
    command.addAll(List.of("-t", sample.excerpt().toMillis() + "ms", "-i", "file:" + file));
    command.addAll(List.of("-map", "0:a:0", "-af", resample, "-f", "f32le", raw.toString()));
    ffmpeg(command);
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN);
    float[] samples = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(samples);
    return samples;
  }

  private static double greatestDifference(Pcm ours, float[] theirs) {
    double greatest = 0;
    for (int i = 0; i < Math.min(ours.length(), theirs.length); i++) {
      greatest = Math.max(greatest, Math.abs((double) ours.samples()[i] - theirs[i]));
    }
    return greatest;
  }

  private static boolean hasFfmpeg() {
    try {
      ffmpeg(List.of("-version"));
      return true;
    } catch (IOException none) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void ffmpeg(List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error"));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed");
    }
  }
}
