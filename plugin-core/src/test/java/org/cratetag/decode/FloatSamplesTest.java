package org.cratetag.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.cratetag.fixture.AudioFixtures.rms;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.cratetag.api.NothingToHearException;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.DecodedAudio;
import org.cratetag.api.track.Excerpt;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.fixture.WaveFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of floats, which may hold what is no sound. */
@Timeout(60)
class FloatSamplesTest {
  private static final int RATE_HZ = 44_100;
  private static final float[] CHORD = AudioFixtures.chord(4).samples();

  private final FfmpegDecoder decoder =
      new FfmpegDecoder(AudioFixtures.ffmpeg(), Duration.ofSeconds(30));

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"32, 50", "64, 50", "32, 11", "64, 11"})
  void hearsTheRest_whenSomeSamplesAreNoNumbers(int bits, int every) throws Exception {
    double[] left = doubles(CHORD);
    for (int i = 0; i < left.length; i += every) {
      left[i] = i % 3 == 0 ? Double.NaN : Double.NEGATIVE_INFINITY;
    }
    DecodedAudio audio = decode(wave(bits, left, doubles(CHORD)));
    assertThat(rms(audio.pcm().samples())).isCloseTo(rms(CHORD), within(0.05));
    assertThat(audio.warning())
        .hasValueSatisfying(w -> assertThat(w).contains("samples are no numbers"));
  }

  @Test
  void hearsAllButWhatIsNoNumber_whenOneSampleIsNone() throws Exception {
    double[] broken = doubles(CHORD);
    broken[RATE_HZ] = Double.NaN;
    float[] whole = decode(wave(32, doubles(CHORD))).pcm().samples();
    float[] heard = decode(wave(32, broken)).pcm().samples();
    int different = 0;
    for (int i = 0; i < whole.length; i++) {
      different += Math.abs(whole[i] - heard[i]) > 0.05 ? 1 : 0;
    }
    assertThat(heard).hasSameSizeAs(whole);
    assertThat(different).isLessThan(5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {32_768, 8_388_608, 2_147_483_648.0})
  void hearsTheMusic_whenFloatsAreOnTheScaleOfWholeNumbers(double scale) throws Exception {
    DecodedAudio audio = decode(wave(32, Arrays.stream(doubles(CHORD)).map(x -> x * scale)));
    assertThat(rms(audio.pcm().samples())).isCloseTo(rms(CHORD), within(0.02));
    assertThat(audio.warning())
        .hasValueSatisfying(w -> assertThat(w).contains("on the scale of whole numbers"));
  }

  @Test
  void saysNothing_whenTooManySamplesAreNoNumbers() throws Exception {
    double[] broken = doubles(CHORD);
    for (int i = 0; i < broken.length; i += 5) {
      broken[i] = Double.NaN;
    }
    Path file = wave(32, broken);
    assertThatThrownBy(() -> decode(file))
        .isInstanceOf(NothingToHearException.class)
        .hasMessage(
            "20 % of its samples are no numbers, too many to judge: it has to be made anew");
  }

  @Test
  void saysNothing_whenBitsAreTakenForNumbers() throws Exception {
    double[] noise = new double[RATE_HZ];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = Float.intBitsToFloat((i * 0x9E3779B9) & 0x7EFFFFFF);
    }
    Path file = wave(32, noise);
    assertThatThrownBy(() -> decode(file))
        .isInstanceOf(NothingToHearException.class)
        .hasMessageContaining("too many to judge");
  }

  private DecodedAudio decode(Path file) throws Exception {
    return decoder.decode(
        FfmpegDecoderTest.audioFile(file, AudioFormat.WAV),
        new Excerpt(Duration.ofSeconds(10), 22_050));
  }

  private Path wave(int bits, DoubleStream mono) throws Exception {
    return wave(bits, mono.toArray());
  }

  private Path wave(int bits, double[]... channels) throws Exception {
    int frames = channels[0].length;
    int frame = channels.length * bits / 8;
    ByteBuffer wave = ByteBuffer.allocate(WaveFile.HEADER_BYTES + frames * frame);
    wave.order(ByteOrder.LITTLE_ENDIAN);
    wave.put(WaveFile.header(3, channels.length, RATE_HZ, bits, frames * frame));
    for (int i = 0; i < frames; i++) {
      for (double[] channel : channels) {
        if (bits == 32) {
          wave.putFloat((float) channel[i]);
        } else {
          wave.putDouble(channel[i]);
        }
      }
    }
    return Files.write(folder.resolve("floats.wav"), wave.array());
  }

  private static double[] doubles(float[] samples) {
    double[] doubles = new double[samples.length];
    for (int i = 0; i < samples.length; i++) {
      doubles[i] = samples[i];
    }
    return doubles;
  }
}
