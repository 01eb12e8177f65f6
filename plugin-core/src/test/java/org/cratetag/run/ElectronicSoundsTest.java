package org.cratetag.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.cratetag.api.track.DomainScore;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Pcm;
import org.cratetag.config.Home;
import org.cratetag.feature.EdmStats;
import org.cratetag.fixture.HalfRate;
import org.cratetag.pack.PackDomain;
import org.cratetag.synth.Synthesiser;
import org.cratetag.synth.TrackSpec;
import org.cratetag.synth.TrackStyle;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The bundled pack is heard of dance music and of nothing else. */
class ElectronicSoundsTest {
  private static final int RATE_HZ = 22_050;
  private static final int SECONDS = 20;

  private static PackDomain domain;

  @BeforeAll
  static void readThePack(@TempDir Path home) throws Exception {
    domain =
        Engine.packStore(Home.open(home), List.of())
            .find("edm-subgenre")
            .orElseThrow()
            .domain()
            .orElseThrow();
  }

  private static DomainScore score(Pcm pcm) throws Exception {
    return domain.score(new EdmStats().extract(pcm, FrontEnd.of(EdmStats.ID)).values());
  }

  /** Beatless ambient music is what the pack cannot tell from an orchestra: see its card. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AMBIENT")
  void danceMusic_isHeard(TrackStyle style) throws Exception {
    TrackSpec spec = TrackSpec.ofSeed(style, 11);
    assertThat(score(HalfRate.of(new Synthesiser().render(spec))).isInside()).isTrue();
  }

  /** Syllables: pulses of a voice's pitch or noise through two resonances, with pauses. */
  @Test
  void speech_isNotHeard() throws Exception {
    Random random = new Random(1);
    float[] samples = new float[SECONDS * RATE_HZ];
    int at = 0;
    while (at < samples.length - RATE_HZ) {
      int length = (int) (RATE_HZ * (0.08 + 0.15 * random.nextDouble()));
      boolean voiced = random.nextDouble() < 0.7;
      double pitchHz = 100 + 60 * random.nextDouble();
      double[] formantsHz =
          voiced
              ? new double[] {300 + 500 * random.nextDouble(), 900 + 1_400 * random.nextDouble()}
              : new double[] {3_000 + 2_000 * random.nextDouble(), 6_500};
      double phase = 0;
      double[][] memory = new double[2][2];
      for (int n = 0; n < length; n++) {
        phase += pitchHz / RATE_HZ;
        double source = voiced ? (phase >= 1 ? 1 : 0) : 0.1 * random.nextGaussian();
        phase -= phase >= 1 ? 1 : 0;
        double sound = 0;
        for (int f = 0; f < 2; f++) {
          double r = Math.exp(-Math.PI * (voiced ? 90 : 800) / RATE_HZ);
          double next =
              source
                  + 2 * r * Math.cos(2 * Math.PI * formantsHz[f] / RATE_HZ) * memory[f][0]
                  - r * r * memory[f][1];
          memory[f][1] = memory[f][0];
          memory[f][0] = next;
          sound += next;
        }
        samples[at + n] += (float) (0.05 * sound * Math.sin(Math.PI * n / length));
      }
      boolean pause = random.nextDouble() < 0.15;
      at += length + (int) (RATE_HZ * (pause ? 0.4 : 0.02));
    }
    assertNotHeard(samples, random);
  }

  /** Chords of detuned strings that swell over four seconds. */
  @Test
  void slowStrings_areNotHeard() throws Exception {
    Random random = new Random(2);
    int[][] chords = {{57, 60, 64, 69}, {53, 57, 60, 65}, {48, 55, 60, 64}, {55, 59, 62, 67}};
    float[] samples = new float[SECONDS * RATE_HZ];
    for (int chord = 0; chord * 4 < SECONDS; chord++) {
      for (int note : chords[chord % chords.length]) {
        for (int player = 0; player < 4; player++) {
          double hz = hertz(note) * (1 + 0.003 * random.nextGaussian());
          for (int n = 0; n < 5 * RATE_HZ && chord * 4 * RATE_HZ + n < samples.length; n++) {
            double swell = Math.sin(Math.PI * n / (5.0 * RATE_HZ));
            samples[chord * 4 * RATE_HZ + n] += (float) (0.03 * swell * harmonics(hz, n, 2, 0));
          }
        }
      }
    }
    assertNotHeard(samples, random);
  }

  /** Single notes that die away, at no steady pace. */
  @Test
  void soloPiano_isNotHeard() throws Exception {
    Random random = new Random(3);
    float[] samples = new float[SECONDS * RATE_HZ];
    int at = 0;
    while (at < samples.length) {
      double hz = hertz(48 + random.nextInt(30));
      double loud = 0.1 + 0.2 * random.nextDouble();
      for (int n = 0; n < 3 * RATE_HZ && at + n < samples.length; n++) {
        double attack = Math.min(1, n / 100.0);
        samples[at + n] += (float) (loud * attack * harmonics(hz, n, 1.6, 2.5));
      }
      at += (int) (RATE_HZ * (0.25 + 0.6 * random.nextDouble()));
    }
    assertNotHeard(samples, random);
  }

  /** A room is never wholly silent. */
  private static void assertNotHeard(float[] samples, Random random) throws Exception {
    for (int n = 0; n < samples.length; n++) {
      samples[n] += (float) (1e-4 * random.nextGaussian());
    }
    assertThat(score(new Pcm(samples, RATE_HZ)).isInside()).isFalse();
  }

  private static double hertz(int note) {
    return 440 * Math.pow(2, (note - 69) / 12.0);
  }

  /** A tone of 12 harmonics; higher ones are softer and, with a decay, die sooner. */
  private static double harmonics(double hz, int n, double slope, double decay) {
    double seconds = n / (double) RATE_HZ;
    double sum = 0;
    for (int h = 1; h <= 12 && h * hz < 10_000; h++) {
      sum +=
          Math.pow(h, -slope)
              * Math.exp(-decay * Math.sqrt(h) * seconds)
              * Math.sin(2 * Math.PI * h * hz * seconds);
    }
    return sum;
  }
}
