package org.cratetag.lab.edm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Figures by name, one value a seed. */
final class Figures {
  private final Map<String, List<Double>> values = new TreeMap<>();
  private final Set<String> withSpread = new HashSet<>();

  /** Adds a seed's value. */
  void add(String name, double value) {
    values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
  }

  /** The same for a figure of which the least and the most of a seed are told too. */
  void addWithSpread(String name, double value) {
    add(name, value);
    withSpread.add(name);
  }

  /** Means over the seeds, of some also the least and the most, to four places. */
  Map<String, Double> means() {
    Map<String, Double> means = new TreeMap<>();
    values.forEach(
        (name, each) -> {
          double mean = each.stream().mapToDouble(d -> d).average().orElseThrow();
          means.put(name, rounded(mean));
          if (withSpread.contains(name)) {
            means.put(name + "Least", rounded(Collections.min(each)));
            means.put(name + "Most", rounded(Collections.max(each)));
          }
        });
    return means;
  }

  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }
}
