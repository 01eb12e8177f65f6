package org.cratetag.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.DecodedAudio;
import org.cratetag.api.track.Pcm;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.fixture.AudioFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpectrogramPictureTest {
  private static final int RATE_HZ = 22_050;
  private static final TrackPrediction SILENT =
      new TrackPrediction(List.of(), List.of(), OptionalDouble.empty(), List.of());

  @TempDir Path folder;

  @Test
  void drawsAndWritesAPng_forAPrediction() throws Exception {
    TrackPrediction prediction =
        new TrackPrediction(
            List.of(new DecidedLabel("House", Optional.empty(), 0.93)),
            List.of(new DecidedLabel("Tech House", Optional.of("House"), 0.74)),
            OptionalDouble.of(120),
            List.of("edm-subgenre/1.0.0"));
    DecodedAudio audio = audio(AudioFixtures.chord(20));
    Path out = folder.resolve("picture.png");
    SpectrogramPicture.write(SpectrogramPicture.draw("A title", audio, prediction), out);
    BufferedImage image = ImageIO.read(out.toFile());
    assertThat(image.getWidth()).isEqualTo(1_400);
    assertThat(image.getHeight()).isEqualTo(820);
  }

  @Test
  void putsASine_atItsPlaceOnTheFrequencyAxis() {
    BufferedImage image = MelPicture.of(sine(1_000), 2_048, 512, 100);
    int expected = (int) Math.round(127 * (1 - MelPicture.height(1_000, RATE_HZ)));
    assertThat(brightestRow(image, 50)).isCloseTo(expected, within(2));
  }

  @Test
  void drawsTheFloor_forSilenceNanAndASingleSample() {
    float[] nan = new float[RATE_HZ];
    Arrays.fill(nan, Float.NaN);
    for (float[] samples : List.of(new float[RATE_HZ], nan, new float[1])) {
      BufferedImage image = MelPicture.of(new Pcm(samples, RATE_HZ), 2_048, 512, 50);
      assertThat(image.getRGB(0, 60) & 0xffffff).isEqualTo(ColourScale.rgb(0));
      SpectrogramPicture.draw("x".repeat(500), audio(new Pcm(samples, RATE_HZ)), SILENT);
    }
  }

  @Test
  void findsTheBeats_whereTheClicksAre() {
    float[] samples = new float[8 * RATE_HZ];
    for (double t = 0.2; t < 8; t += 0.5) {
      int from = (int) (t * RATE_HZ);
      for (int i = 0; i < 400 && from + i < samples.length; i++) {
        samples[from + i] = (float) Math.sin(i);
      }
    }
    BeatGrid grid = BeatGrid.fit(new Pcm(samples, RATE_HZ), 120);
    assertThat(grid.periodSeconds()).isEqualTo(0.5);
    assertThat(grid.firstSeconds()).isCloseTo(0.2, within(0.02));
  }

  @Test
  void brightens_withTheLevel() {
    double before = -1;
    for (int i = 0; i <= 20; i++) {
      int rgb = ColourScale.rgb(i / 20.0);
      double luma = 0.21 * (rgb >> 16) + 0.72 * (rgb >> 8 & 0xff) + 0.07 * (rgb & 0xff);
      assertThat(luma).isGreaterThan(before);
      before = luma;
    }
  }

  private static int brightestRow(BufferedImage image, int x) {
    int best = 0;
    for (int y = 1; y < image.getHeight(); y++) {
      boolean brighter = (image.getRGB(x, y) >> 8 & 0xff) > (image.getRGB(x, best) >> 8 & 0xff);
      best = brighter ? y : best;
    }
    return best;
  }

  private static Pcm sine(double hz) {
    float[] samples = new float[5 * RATE_HZ];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) Math.sin(2 * Math.PI * hz * i / RATE_HZ);
    }
    return new Pcm(samples, RATE_HZ);
  }

  private static DecodedAudio audio(Pcm pcm) {
    return new DecodedAudio(
        pcm, Duration.ofSeconds(65), Optional.of(Duration.ofSeconds(280)), Optional.empty());
  }
}
