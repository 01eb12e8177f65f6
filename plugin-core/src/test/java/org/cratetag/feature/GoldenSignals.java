package org.cratetag.feature;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import org.cratetag.api.track.Pcm;

/**
 * The inputs of the golden vectors: 16-bit samples at 22,050 Hz, the same on every machine ({@link
 * StrictMath}, a generator of random numbers of our own), and two stored excerpts.
 */
public final class GoldenSignals {
  public static final int RATE_HZ = 22_050;

  private static final Map<String, Supplier<short[]>> SIGNALS = new LinkedHashMap<>();

  static {
    SIGNALS.put("sine", () -> render(5, n -> 0.8 * sine(997, n)));
    SIGNALS.put("chirp", () -> render(6, GoldenSignals::chirp));
    SIGNALS.put("white-noise", () -> render(5, noise(1, 0.9)));
    SIGNALS.put("brown-noise", () -> render(6, brownNoise(2)));
    SIGNALS.put("low-level-noise", () -> render(4, noise(3, 8.0 / 32768)));
    SIGNALS.put("clicks-123-bpm", () -> render(8, n -> n % 10_756 == 500 ? 0.9 : 0));
    SIGNALS.put("amplitude-modulation", () -> render(6, GoldenSignals::amplitudeModulation));
    SIGNALS.put("chord", () -> render(5, GoldenSignals::chord));
    SIGNALS.put("offset", () -> render(4, n -> 0.3 + 0.4 * sine(220.3, n) * sine(1.1, n)));
    SIGNALS.put("bursts-in-silence", () -> render(8, burstsInSilence(4)));
    SIGNALS.put("square", () -> render(4, n -> sine(110.7, n) > 0 ? 1 : -1));
    SIGNALS.put("last-window-partial", () -> render(1.35, brownNoise(5)));
    SIGNALS.put("tone-into-noise", () -> render(6, toneIntoNoise(6)));
    SIGNALS.put("house-126-bpm", () -> GoldenMusic.house(8));
    SIGNALS.put("breakbeat-172-bpm", () -> GoldenMusic.breakbeat(8));
    SIGNALS.put("arpeggio-100-bpm", () -> GoldenMusic.arpeggio(8));
    SIGNALS.put("excerpt-house", () -> stored("excerpt-house"));
    SIGNALS.put("excerpt-drum-and-bass", () -> stored("excerpt-drum-and-bass"));
  }

  private GoldenSignals() {}

  public static Iterable<String> names() {
    return SIGNALS.keySet();
  }

  public static short[] samples(String name) {
    return SIGNALS.get(name).get();
  }

  static Pcm pcm(short[] samples) {
    float[] values = new float[samples.length];
    for (int n = 0; n < values.length; n++) {
      values[n] = samples[n] / 32768f;
    }
    return new Pcm(values, RATE_HZ);
  }

  /** Of the samples as little-endian bytes. */
  public static long crc32(short[] samples) {
    CRC32 crc = new CRC32();
    crc.update(bytes(samples));
    return crc.getValue();
  }

  /** Writes each signal to {@code NAME.raw} in the folder given, for the reference program. */
  public static void main(String[] args) throws IOException {
    for (String name : names()) {
      Files.write(Path.of(args[0], name + ".raw"), bytes(samples(name)));
    }
  }

  static double sine(double hz, int n) {
    return StrictMath.sin(2 * StrictMath.PI * hz * n / RATE_HZ);
  }

  static short[] render(double seconds, IntToDoubleFunction signal) {
    short[] samples = new short[(int) (seconds * RATE_HZ)];
    for (int n = 0; n < samples.length; n++) {
      double scaled = StrictMath.rint(signal.applyAsDouble(n) * 32767);
      samples[n] = (short) Math.max(-32768, Math.min(32767, scaled));
    }
    return samples;
  }

  /** Uniform within plus and minus the peak: D. Knuth's MMIX congruence, its upper 24 bits. */
  static IntToDoubleFunction noise(long seed, double peak) {
    long[] state = {seed};
    return n -> {
      state[0] = state[0] * 6364136223846793005L + 1442695040888963407L;
      return peak * ((state[0] >>> 40) / (double) (1 << 23) - 1);
    };
  }

  private static IntToDoubleFunction brownNoise(long seed) {
    IntToDoubleFunction white = noise(seed, 1);
    double[] state = {0};
    return n -> {
      state[0] = 0.97 * state[0] + 0.1 * white.applyAsDouble(n);
      return state[0];
    };
  }

  /** From 50 Hz up by an octave every 0.75 s. */
  private static double chirp(int n) {
    double octaves = n / (0.75 * RATE_HZ);
    double cycles = 50 * 0.75 / StrictMath.log(2) * (StrictMath.pow(2, octaves) - 1);
    return 0.7 * StrictMath.sin(2 * StrictMath.PI * cycles);
  }

  private static double amplitudeModulation(int n) {
    return 0.45 * (1 + 0.9 * sine(2.3, n)) * sine(440, n);
  }

  private static double chord(int n) {
    double sum = 0;
    for (double hz : new double[] {220, 261.63, 329.63}) {
      for (int harmonic = 1; harmonic <= 6; harmonic++) {
        sum += sine(hz * harmonic, n) / harmonic;
      }
    }
    return 0.15 * sum * StrictMath.exp(-n % 15_000 / 9_000.0);
  }

  private static IntToDoubleFunction burstsInSilence(long seed) {
    IntToDoubleFunction white = noise(seed, 1);
    return n -> {
      double x = white.applyAsDouble(n);
      return n / 3_300 % 5 == 2 ? x * 0.7 : 0;
    };
  }

  private static IntToDoubleFunction toneIntoNoise(long seed) {
    IntToDoubleFunction white = noise(seed, 1);
    return n -> {
      double share = n / (6.0 * RATE_HZ);
      return 0.6 * (1 - share) * sine(1_234.5, n) + 0.4 * share * white.applyAsDouble(n);
    };
  }

  private static short[] stored(String name) {
    String resource = "golden/" + name + ".raw.gz";
    try (InputStream in = GoldenSignals.class.getResourceAsStream(resource);
        InputStream unzipped = new GZIPInputStream(in)) {
      byte[] bytes = unzipped.readAllBytes();
      short[] samples = new short[bytes.length / 2];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
      return samples;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(short[] samples) {
    ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(samples);
    return bytes.array();
  }
}
