package org.cratetag.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cratetag.fixture.AudioFixtures.rms;

import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.DecodedAudio;
import org.cratetag.api.track.Excerpt;
import org.cratetag.decode.libav.Encoding;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.fixture.ShortenFile;
import org.cratetag.fixture.WaveFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formats that have no tags, and sounds that are unusual in the container they are in. */
@Timeout(60)
class OtherSoundsTest {
  private static final double SECONDS = 3;

  private final FfmpegDecoder decoder =
      new FfmpegDecoder(AudioFixtures.ffmpeg(), Duration.ofSeconds(30));

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "ac3, ac3, ac3",
    "dts, dca, dts",
    "truehd, truehd, truehd",
    "truehd, mlp, mlp",
    "wave64, pcm_s24le, w64",
    "wave64, flac, w64",
    "matroska, libopus, webm",
    "matroska, mlp, matroska",
    "matroska, adpcm_yamaha, matroska",
    "caf, alac, caf",
    "wav, dca, wav",
    "wav, eac3, wav",
    "wav, pcm_s64le, wav",
    "m4a, dca, mp4",
    "matroska, truehd, matroska",
    "wma, flac, asf",
    "wma, pcm_s16le, asf",
    "wma, ac3, asf"
  })
  void areHeard(String id, String codec, String container) throws Exception {
    Path file = folder.resolve("made");
    encode(Encoding.of(codec, container).atRate(48_000).with("strict", "-2"), file);
    assertSounds(file, AudioFormat.parse(id));
  }

  @Test
  void shorten_isHeard() throws Exception {
    Path file = folder.resolve("made.shn");
    Files.write(file, ShortenFile.of(AudioFixtures.chord(SECONDS)));
    assertSounds(file, AudioFormat.SHORTEN);
  }

  /** As discs with DTS come out of a program that takes them for plain CDs. */
  @Test
  void dtsThatCallsItselfPcm_isHeard() throws Exception {
    Path dts = folder.resolve("made.dts");
    encode(Encoding.of("dca", "dts").atRate(48_000).with("strict", "-2"), dts);
    Path file = Files.write(folder.resolve("disc.wav"), asPcm(Files.readAllBytes(dts)));
    assertSounds(file, AudioFormat.WAV);
  }

  @Test
  void whatIsNotSupported_isNamed() throws Exception {
    Path file = folder.resolve("made");
    encode(Encoding.of("dfpwm", "matroska"), file);
    AudioFile track = track(file, AudioFormat.MATROSKA);
    assertThatThrownBy(() -> decoder.decode(track, Excerpt.DEFAULT))
        .isInstanceOf(TrackException.class)
        .hasMessage("its sound is DFPWM1a audio, which is not supported");
  }

  private void assertSounds(Path file, AudioFormat format) throws Exception {
    DecodedAudio audio = decoder.decode(track(file, format), Excerpt.DEFAULT);
    assertThat(audio.pcm().seconds()).isCloseTo(SECONDS, within(0.1));
    assertThat(audio.warning()).isEmpty();
    assertThat(rms(audio.pcm())).isCloseTo(rms(AudioFixtures.chord(SECONDS)), within(0.03));
  }

  private static void encode(Encoding encoding, Path file) throws Exception {
    new FfmpegEncoder(AudioFixtures.ffmpeg())
        .encode(AudioFixtures.chord(SECONDS), encoding, Map.of(), file);
  }

  private static AudioFile track(Path file, AudioFormat format) throws Exception {
    return new AudioFile(file, format, Files.size(file), Instant.EPOCH);
  }

  /** A WAV file of 44.1 kHz, 16 bits and two channels, of words in the other order. */
  private static byte[] asPcm(byte[] words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(WaveFile.header(1, 2, 44_100, 16, words.length));
    for (int i = 0; i + 1 < words.length; i += 2) {
      out.write(words[i + 1]);
      out.write(words[i]);
    }
    return out.toByteArray();
  }
}
