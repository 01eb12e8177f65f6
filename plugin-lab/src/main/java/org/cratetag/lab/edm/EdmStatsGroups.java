package org.cratetag.lab.edm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cratetag.feature.EdmStats;
import org.cratetag.train.data.csv.EdmStatsLayout;

/** Names for the inputs of models over {@code edm-stats/1}, and groups of them. */
final class EdmStatsGroups {
  private static final List<String> SHAPE =
      List.of(
          "zero crossing rate",
          "energy",
          "energy entropy",
          "spectral centroid",
          "spectral spread",
          "spectral entropy",
          "spectral flux",
          "spectral roll-off");

  private static final List<String> PITCHES =
      List.of(
          "A", "A sharp", "B", "C", "C sharp", "D", "D sharp", "E", "F", "F sharp", "G", "G sharp");

  private EdmStatsGroups() {}

  /** Each input by itself. */
  static Map<String, int[]> single() {
    List<String> means = new ArrayList<>(SHAPE);
    IntStream.rangeClosed(1, 13).forEach(i -> means.add("MFCC " + i));
    PITCHES.forEach(pitch -> means.add("chroma " + pitch));
    means.add("chroma deviation");
    Map<String, int[]> single = new LinkedHashMap<>();
    for (int i = 0; i < EdmStatsLayout.STATISTICS; i++) {
      single.put(means.get(i) + ", mean", new int[] {i});
    }
    for (int i = 0; i < EdmStatsLayout.STATISTICS; i++) {
      single.put(means.get(i) + ", deviation", new int[] {EdmStatsLayout.STATISTICS + i});
    }
    single.put("beat histogram tempo", new int[] {EdmStats.HISTOGRAM_BPM});
    single.put("beat histogram share", new int[] {EdmStats.HISTOGRAM_RATIO});
    single.put("tempo", new int[] {EdmStats.TEMPO_BPM});
    return single;
  }

  /** Inputs that measure the same kind of thing; each is in one group. */
  static Map<String, int[]> groups() {
    Map<String, int[]> groups = new LinkedHashMap<>();
    groups.put("tempo", new int[] {EdmStats.TEMPO_BPM});
    groups.put("beat histogram", new int[] {EdmStats.HISTOGRAM_BPM, EdmStats.HISTOGRAM_RATIO});
    int chroma = EdmStatsLayout.CHROMA;
    int cepstrum = EdmStatsLayout.CEPSTRUM;
    int end = EdmStatsLayout.STATISTICS;
    put(groups, "level and zero crossings", 0, 3);
    put(groups, "spectral shape", 3, cepstrum);
    put(groups, "MFCC", cepstrum, chroma);
    put(groups, "chroma", chroma, end);
    return groups;
  }

  private static void put(Map<String, int[]> groups, String name, int from, int to) {
    groups.put(name + ", means", IntStream.range(from, to).toArray());
    groups.put(
        name + ", deviations",
        IntStream.range(EdmStatsLayout.STATISTICS + from, EdmStatsLayout.STATISTICS + to)
            .toArray());
  }
}
