package org.cratetag.lab.drift;

import java.util.List;
import org.cratetag.feature.EdmStats;

/** Names for people of the values of {@link EdmStats}. */
final class EdmStatsNames {
  private static final int STATISTICS = 34;
  private static final List<String> SHAPE =
      List.of(
          "zero crossing rate",
          "energy",
          "entropy of energy",
          "spectral centroid",
          "spectral spread",
          "spectral entropy",
          "spectral flux",
          "spectral roll-off");
  private static final int CEPSTRUM = 13;
  private static final int CHROMA = 12;

  private EdmStatsNames() {}

  /** The name of the value at an index. */
  static String of(int index) {
    return switch (index) {
      case EdmStats.HISTOGRAM_BPM -> "beat histogram tempo";
      case EdmStats.HISTOGRAM_RATIO -> "beat histogram share";
      case EdmStats.TEMPO_BPM -> "tempo";
      case EdmStats.TEMPO_CONFIDENCE -> "tempo confidence";
      case EdmStats.BANDWIDTH_HZ -> "bandwidth";
      default -> statistic(index % STATISTICS) + (index < STATISTICS ? " mean" : " deviation");
    };
  }

  private static String statistic(int index) {
    if (index < SHAPE.size()) {
      return SHAPE.get(index);
    }
    int rest = index - SHAPE.size();
    if (rest < CEPSTRUM) {
      return "MFCC " + (rest + 1);
    }
    return rest < CEPSTRUM + CHROMA ? "chroma " + (rest - CEPSTRUM + 1) : "chroma deviation";
  }
}
