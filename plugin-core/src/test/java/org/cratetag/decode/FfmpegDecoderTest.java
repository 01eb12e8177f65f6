package org.cratetag.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cratetag.fixture.AudioFixtures.rms;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.Channels;
import org.cratetag.api.track.DecodedAudio;
import org.cratetag.api.track.Excerpt;
import org.cratetag.api.track.Pcm;
import org.cratetag.decode.libav.Encoding;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.fixture.WaveFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FfmpegDecoderTest {
  private static final Excerpt SHORT = new Excerpt(Duration.ofSeconds(4), 22_050);

  private final FfmpegDecoder decoder =
      new FfmpegDecoder(AudioFixtures.ffmpeg(), Duration.ofSeconds(30));

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("org.cratetag.fixture.AudioFixtures#tagged")
  void decodesWhole_whenShorterThanTheExcerpt(AudioFormat format) throws Exception {
    Path file = AudioFixtures.file(folder, "chord", format, 3);
    DecodedAudio audio = decoder.decode(audioFile(file, format), Excerpt.DEFAULT);
    assertThat(audio.pcm().sampleRateHz()).isEqualTo(22_050);
    assertThat(audio.pcm().seconds()).isCloseTo(3, within(0.15));
    assertThat(audio.start()).isZero();
    assertThat(audio.warning()).isEmpty();
    assertThat(rms(audio.pcm())).isCloseTo(rms(AudioFixtures.chord(3)), within(0.03));
  }

  @ParameterizedTest
  @MethodSource("org.cratetag.fixture.AudioFixtures#tagged")
  void decodesTheMiddle_whenLongerThanTheExcerpt(AudioFormat format) throws Exception {
    Path file = encode(toneInTheMiddle(), format);
    DecodedAudio audio = decoder.decode(audioFile(file, format), SHORT);
    assertThat(audio.pcm().seconds()).isCloseTo(4, within(0.1));
    assertThat(audio.start().toMillis() / 1e3).isCloseTo(3, within(0.1));
    assertThat(rms(audio.pcm())).as("the silent ends are left out").isGreaterThan(0.3);
    assertThat(audio.warning()).isEmpty();
  }

  @Test
  void weighsBothChannelsEqually_whenStereo() throws Exception {
    Path file = folder.resolve("left.wav");
    encoder()
        .encode(
            AudioFixtures.chord(2),
            Encoding.of("pcm_s16le", "wav").withGains(List.of(1.0, 0.0)),
            Map.of(),
            file);
    Pcm pcm = decoder.decode(audioFile(file, AudioFormat.WAV), SHORT).pcm();
    assertThat(rms(pcm)).isCloseTo(rms(AudioFixtures.chord(2)) / 2, within(0.01));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, -0.98})
  void hearsTheDifference_whenOneChannelIsTheOthersOpposite(double right) throws Exception {
    Path file = folder.resolve("opposite.wav");
    encoder()
        .encode(
            AudioFixtures.chord(2),
            Encoding.of("pcm_s16le", "wav").withGains(List.of(1.0, right)),
            Map.of(),
            file);
    Pcm pcm = decoder.decode(audioFile(file, AudioFormat.WAV), SHORT).pcm();
    assertThat(rms(pcm)).isCloseTo(rms(AudioFixtures.chord(2)), within(0.01));
  }

  @Test
  void hearsAnotherPart_whenTheMiddleIsSilent() throws Exception {
    float[] samples = new float[40 * 44_100];
    float[] chord = AudioFixtures.chord(6).samples();
    System.arraycopy(chord, 0, samples, samples.length - chord.length, chord.length);
    Path file = encode(new Pcm(samples, 44_100), AudioFormat.FLAC);
    DecodedAudio audio = decoder.decode(audioFile(file, AudioFormat.FLAC), SHORT);
    assertThat(audio.start().toMillis() / 1e3).isCloseTo(32.4, within(0.1));
    assertThat(rms(audio.pcm())).isGreaterThan(0.05);
  }

  @Test
  void hearsTheMean_whenQuietAndAlmostMono() throws Exception {
    Path file = folder.resolve("quiet.wav");
    encoder()
        .encode(
            AudioFixtures.chord(2),
            Encoding.of("pcm_s16le", "wav").withGains(List.of(0.02, 0.01)),
            Map.of(),
            file);
    Pcm pcm = decoder.decode(audioFile(file, AudioFormat.WAV), SHORT).pcm();
    assertThat(rms(pcm)).isCloseTo(0.015 * rms(AudioFixtures.chord(2)), within(1e-4));
  }

  @Test
  void weighsAllChannelsEqually_whenSurroundAt192kHz() throws Exception {
    Path file = folder.resolve("surround.wav");
    List<Double> half = List.of(1.0, 0.0, 0.0, 1.0, 1.0, 1.0, 0.0, 0.0);
    encoder()
        .encode(
            AudioFixtures.chord(2),
            Encoding.of("pcm_s24le", "wav").atRate(192_000).withGains(half),
            Map.of(),
            file);
    Pcm pcm = decoder.decode(audioFile(file, AudioFormat.WAV), SHORT).pcm();
    assertThat(rms(pcm)).isCloseTo(rms(AudioFixtures.chord(2)) / 2, within(0.01));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1_000, 5_000, 9_000, 10_000})
  void keepsTheLevel_upToTenKilohertz(double hz) throws Exception {
    Path file = encode(sine(hz, 2), AudioFormat.WAV);
    Pcm pcm = decoder.decode(audioFile(file, AudioFormat.WAV), SHORT).pcm();
    assertThat(20 * Math.log10(rms(pcm) / (0.5 / Math.sqrt(2)))).isCloseTo(0, within(0.2));
  }

  @Test
  void holdsNothing_aboveTheNewNyquistFrequency() throws Exception {
    Path file = encode(sine(12_500, 2), AudioFormat.WAV);
    Pcm pcm = decoder.decode(audioFile(file, AudioFormat.WAV), SHORT).pcm();
    assertThat(rms(pcm)).isLessThan(0.005);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-i.flac",
        "http:x.flac",
        "file:y.flac",
        "a%03d.flac",
        "line\nbreak.flac",
        "\uD83C\uDFB5 \u00E9 \u65E5\u672C.flac",
        "pipe:0",
        "concat:a|b.flac",
        "$(touch x) `y` \"'.flac"
      })
  void readsTheFile_whateverItsName(String name) throws Exception {
    Path plain = AudioFixtures.file(folder, "plain", AudioFormat.FLAC, 1);
    Path file = Files.move(plain, folder.resolve(name));
    DecodedAudio audio = decoder.decode(audioFile(file, AudioFormat.FLAC), SHORT);
    assertThat(audio.pcm().seconds()).isCloseTo(1, within(0.01));
  }

  @Test
  void decodesBothChannels_whereTheExcerptLies() throws Exception {
    Path file = folder.resolve("ramp.wav");
    Files.write(file, stereoRamp(10));
    Excerpt end = new Excerpt(Duration.ofSeconds(2), 8_000, Channels.STEREO, 1);
    DecodedAudio audio = decoder.decode(audioFile(file, AudioFormat.WAV), end);
    assertThat(audio.start()).isEqualTo(Duration.ofSeconds(8));
    assertThat(audio.pcm().seconds()).isCloseTo(2, within(0.01));
    float[] samples = audio.pcm().samples();
    int middle = audio.pcm().length() / 2 * 2;
    assertThat((double) samples[middle]).isCloseTo(0.9, within(0.01));
    assertThat((double) samples[middle + 1]).isCloseTo(-0.45, within(0.01));
  }

  /** It has many more samples a second than sound, and is to cost what others do. */
  @Test
  void decodesLess_whenSampledAt192kHz() throws Exception {
    int frames = 192_000 * 100;
    ByteBuffer wave = ByteBuffer.allocate(WaveFile.HEADER_BYTES + frames);
    wave.put(WaveFile.header(1, 1, 192_000, 8, frames));
    for (int n = 0; n < frames; n++) {
      wave.put((byte) (128 + 100 * Math.sin(0.02 * n)));
    }
    Path file = Files.write(folder.resolve("high.wav"), wave.array());
    DecodedAudio audio = decoder.decode(audioFile(file, AudioFormat.WAV), Excerpt.DEFAULT);
    assertThat(audio.pcm().seconds()).isCloseTo(56.25, within(0.1));
    assertThat(audio.start().toMillis() / 1e3).isCloseTo(21.9, within(0.1));
    assertThat(audio.warning()).isEmpty();
  }

  /** Left goes from 0 to 1 in so many seconds, right half as far the other way. */
  private static byte[] stereoRamp(int seconds) {
    int frames = 8_000 * seconds;
    ByteBuffer wave = ByteBuffer.allocate(WaveFile.HEADER_BYTES + 4 * frames);
    wave.order(ByteOrder.LITTLE_ENDIAN).put(WaveFile.header(1, 2, 8_000, 16, 4 * frames));
    for (int n = 0; n < frames; n++) {
      double level = (double) n / frames;
      wave.putShort((short) (level * 32_767)).putShort((short) (level * -16_383));
    }
    return wave.array();
  }

  @ParameterizedTest
  @ValueSource(strings = {"FLAC", "M4A", "AIFF"})
  void fails_whenMostOfTheDeclaredLengthIsMissing(AudioFormat format) throws Exception {
    Path file = AudioFixtures.file(folder, "chord", format, 20);
    truncate(file, 0.3);
    assertThatThrownBy(() -> decoder.decode(audioFile(file, format), Excerpt.DEFAULT))
        .isInstanceOf(TrackException.class)
        .hasMessageContaining("truncated or damaged");
  }

  @Test
  void warns_whenALittleOfTheDeclaredLengthIsMissing() throws Exception {
    Path file = AudioFixtures.file(folder, "chord", AudioFormat.FLAC, 20);
    truncate(file, 0.8);
    DecodedAudio audio = decoder.decode(audioFile(file, AudioFormat.FLAC), Excerpt.DEFAULT);
    assertThat(audio.warning()).hasValueSatisfying(w -> assertThat(w).contains("of 20.0 s only"));
  }

  @Test
  void decodesWhatIsThere_whenTheLengthIsOnlyAGuess() throws Exception {
    Path file = folder.resolve("guess.mp3");
    encoder()
        .encode(
            silenceThenChord(),
            Encoding.of("libmp3lame", "mp3")
                .with("flags", "+qscale")
                .with("global_quality", "0")
                .with("write_xing", "0"),
            Map.of(),
            file);
    DecodedAudio audio = decoder.decode(audioFile(file, AudioFormat.MP3), SHORT);
    assertThat(audio.pcm().seconds()).isGreaterThan(3.9);
    assertThat(audio.trackDuration()).isEmpty();
  }

  @Test
  void failsWithTheReason_whenSilent() throws Exception {
    Path file = encode(new Pcm(new float[44_100 * 3], 44_100), AudioFormat.MP3);
    assertThatThrownBy(() -> decoder.decode(audioFile(file, AudioFormat.MP3), SHORT))
        .isInstanceOf(TrackException.class)
        .hasMessage("it holds nothing but silence");
  }

  @Test
  void failsWithTheReason_whenOneSampleLong() throws Exception {
    Path file = encode(new Pcm(new float[] {0.5f}, 44_100), AudioFormat.WAV);
    assertThatThrownBy(() -> decoder.decode(audioFile(file, AudioFormat.WAV), SHORT))
        .isInstanceOf(TrackException.class)
        .hasMessageContaining("too little to judge");
  }

  @Test
  void failsWithTheReason_whenEmptyOrGone() throws Exception {
    Path empty = Files.createFile(folder.resolve("empty.wav"));
    assertThatThrownBy(() -> decoder.decode(audioFile(empty, AudioFormat.WAV), SHORT))
        .isInstanceOf(TrackException.class);
    Path gone = folder.resolve("gone.wav");
    assertThatThrownBy(() -> decoder.decode(audioFile(gone, AudioFormat.WAV), SHORT))
        .isInstanceOf(TrackException.class)
        .hasMessage("the file is gone");
  }

  private FfmpegEncoder encoder() {
    return new FfmpegEncoder(AudioFixtures.ffmpeg());
  }

  private Path encode(Pcm pcm, AudioFormat format) throws Exception {
    Path file = folder.resolve("made." + format.suffix());
    encoder().encode(pcm, format, Map.of(), file);
    return file;
  }

  static AudioFile audioFile(Path file, AudioFormat format) {
    return new AudioFile(file.toAbsolutePath(), format, 0, Instant.EPOCH);
  }

  static void truncate(Path file, double part) throws IOException {
    try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
      access.setLength((long) (access.length() * part));
    }
  }

  private static Pcm toneInTheMiddle() {
    float[] samples = new float[44_100 * 10];
    for (int i = 44_100 * 3; i < 44_100 * 7; i++) {
      samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * 440 * i / 44_100));
    }
    return new Pcm(samples, 44_100);
  }

  private static Pcm silenceThenChord() {
    float[] samples = new float[44_100 * 20];
    float[] chord = AudioFixtures.chord(12).samples();
    System.arraycopy(chord, 0, samples, samples.length - chord.length, chord.length);
    return new Pcm(samples, 44_100);
  }

  private static Pcm sine(double hz, int seconds) {
    float[] samples = new float[44_100 * seconds];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * hz * i / 44_100));
    }
    return new Pcm(samples, 44_100);
  }
}
