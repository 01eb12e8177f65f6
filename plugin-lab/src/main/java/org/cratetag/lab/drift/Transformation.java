package org.cratetag.lab.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.Pcm;
import org.cratetag.decode.libav.Encoding;

/**
 * What may have happened to a track on its way into a library.
 *
 * @param name short, without spaces
 * @param meaning for people
 * @param gainDb applied first, with clipping at full scale
 * @param passes encodings, one after the other; the last is the file in the library
 */
public record Transformation(String name, String meaning, double gainDb, List<Pass> passes) {
  /** Nothing happened: the samples as they are, as 32-bit floats. */
  public static final Transformation ORIGINAL =
      new Transformation("original", "as it is", 0, List.of(Pass.FLOATS));

  /**
   * One encoding.
   *
   * @param format of the file
   * @param encoding how it is made
   */
  public record Pass(AudioFormat format, Encoding encoding) {
    static final Pass FLOATS = new Pass(AudioFormat.WAV, Encoding.of("pcm_f32le", "wav"));

    public Pass {
      Objects.requireNonNull(format, "format");
      Objects.requireNonNull(encoding, "encoding");
    }

    private static Pass mp3(int kilobits) {
      return new Pass(AudioFormat.MP3, Encoding.of("libmp3lame", "mp3").with("b", kilobits + "k"));
    }

    private static Pass rate(int sampleRateHz) {
      return new Pass(AudioFormat.WAV, Encoding.of("pcm_s16le", "wav").atRate(sampleRateHz));
    }
  }

  public Transformation {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(meaning, "meaning");
    passes = List.copyOf(passes);
    if (passes.isEmpty()) {
      throw new IllegalArgumentException(name + " has no passes");
    }
  }

  /** All that are known, without {@link #ORIGINAL}. */
  public static List<Transformation> list() {
    List<Transformation> all = new ArrayList<>();
    for (int kilobits : List.of(320, 128, 96, 64)) {
      all.add(
          new Transformation(
              "mp3-" + kilobits, "mp3 at " + kilobits + " kb/s", 0, List.of(Pass.mp3(kilobits))));
    }
    all.add(
        new Transformation(
            "mp3-64-192",
            "mp3 at 64 kb/s, then again at 192",
            0,
            List.of(Pass.mp3(64), Pass.mp3(192))));
    for (int rate : List.of(48_000, 32_000, 26_000, 22_050, 20_000, 16_000, 12_000, 8_000)) {
      String meaning = "sampled at %.3f kHz, ends at %.1f".formatted(rate / 1e3, rate / 2e3);
      all.add(new Transformation("rate-" + rate, meaning, 0, List.of(Pass.rate(rate))));
    }
    Pass same = Pass.rate(44_100);
    all.add(new Transformation("gain-minus-12", "12 dB quieter", -12, List.of(same)));
    all.add(new Transformation("gain-plus-6", "6 dB louder, clipped", 6, List.of(same)));
    return List.copyOf(all);
  }

  /** The samples with the gain, clipped. */
  Pcm amplified(Pcm pcm) {
    if (gainDb == 0) {
      return pcm;
    }
    float gain = (float) Math.pow(10, gainDb / 20);
    float[] louder = new float[pcm.length()];
    for (int i = 0; i < louder.length; i++) {
      louder[i] = Math.max(-1, Math.min(1, gain * pcm.samples()[i]));
    }
    return new Pcm(louder, pcm.sampleRateHz());
  }
}
