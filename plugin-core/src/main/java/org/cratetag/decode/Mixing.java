package org.cratetag.decode;

import java.util.StringJoiner;

/** The filter that mixes to mono and resamples. */
final class Mixing {
  private Mixing() {}

  /**
   * Equal weights for all channels.
   *
   * @param channels of the file
   * @param sampleRateHz to resample to
   */
  static String filter(int channels, int sampleRateHz) {
    String resample =
        "aresample=" + sampleRateHz + ":filter_size=64:cutoff=0.98:out_sample_fmt=flt";
    if (channels <= 2) {
      // swresample's own stereo matrix has equal weights, and copes with files that change their
      // channels on the way. Without the maximum it halves the power, not the amplitude, and only
      // for codecs that decode to floats.
      return resample + ":out_chlayout=mono:rematrix_maxval=1";
    }
    // Its surround matrix would drop the bass channel and know nothing of unusual layouts.
    StringJoiner sum = new StringJoiner("+", "pan=mono|c0<", "," + resample);
    for (int channel = 0; channel < channels; channel++) {
      sum.add("c" + channel);
    }
    return sum.toString();
  }
}
