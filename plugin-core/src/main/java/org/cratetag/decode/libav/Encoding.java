package org.cratetag.decode.libav;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How samples become a file.
 *
 * @param encoder FFmpeg's name of the encoder, for example {@code libmp3lame}
 * @param muxer FFmpeg's name of the container's format
 * @param sampleRateHz the file's; empty for the samples' own
 * @param gains the share of the mono samples in each channel
 * @param options FFmpeg's of encoder and muxer, without dashes, for example {@code b=192k}
 */
public record Encoding(
    String encoder,
    String muxer,
    OptionalInt sampleRateHz,
    List<Double> gains,
    Map<String, String> options) {
  private static final List<Double> STEREO = List.of(1.0, 1.0);

  /** Copies the collections. */
  public Encoding {
    gains = List.copyOf(gains);
    options = Map.copyOf(options);
    if (gains.isEmpty()) {
      throw new IllegalArgumentException("there is no channel");
    }
  }

  /** Two equal channels at the samples' rate, with the encoder's own settings. */
  public static Encoding of(String encoder, String muxer) {
    return new Encoding(encoder, muxer, OptionalInt.empty(), STEREO, Map.of());
  }

  /** The same with an option of encoder or muxer. */
  public Encoding with(String option, String value) {
    Map<String, String> more = new LinkedHashMap<>(options);
    more.put(option, value);
    return new Encoding(encoder, muxer, sampleRateHz, gains, more);
  }

  /** The same at a rate. */
  public Encoding atRate(int rateHz) {
    return new Encoding(encoder, muxer, OptionalInt.of(rateHz), gains, options);
  }

  /** The same with other channels. */
  public Encoding withGains(List<Double> channels) {
    return new Encoding(encoder, muxer, sampleRateHz, channels, options);
  }

  void write(DataOutput out) throws IOException {
    out.writeUTF(encoder);
    out.writeUTF(muxer);
    out.writeInt(sampleRateHz.orElse(0));
    out.writeInt(gains.size());
    for (double gain : gains) {
      out.writeDouble(gain);
    }
    EncodeRequest.writeMap(options, out);
  }

  static Encoding read(DataInput in) throws IOException {
    String encoder = in.readUTF();
    String muxer = in.readUTF();
    int rate = in.readInt();
    List<Double> gains = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      gains.add(in.readDouble());
    }
    OptionalInt sampleRateHz = rate == 0 ? OptionalInt.empty() : OptionalInt.of(rate);
    return new Encoding(encoder, muxer, sampleRateHz, gains, EncodeRequest.readMap(in));
  }
}
