package org.cratetag.lab.drift;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cratetag.feature.EdmStats;

/**
 * What a transformation did to a number of tracks.
 *
 * @param transformation what was done
 * @param tracks how many tracks were compared
 * @param features one for each value of {@link EdmStats}, in order
 * @param labelFlips share of tracks whose most probable label became another
 * @param familyFlips share of tracks whose most probable family became another
 * @param changes share of tracks by what became of what is said
 * @param bandwidthHz median of the estimated upper frequency limit, after the transformation
 */
public record Drift(
    Transformation transformation,
    int tracks,
    List<FeatureDrift> features,
    double labelFlips,
    double familyFlips,
    Map<Change, Double> changes,
    double bandwidthHz) {
  /** Features that a model sees: not the tempo's confidence, not the bandwidth. */
  private static final int MODEL_INPUTS = EdmStats.TEMPO_BPM + 1;

  /**
   * How far a feature moves, in units of its spread: its standard deviation between tracks.
   *
   * @param name of the feature
   * @param median of the absolute differences
   * @param p95 their 95th percentile
   */
  public record FeatureDrift(String name, double median, double p95) {}

  /** Copies the collections. */
  public Drift {
    features = List.copyOf(features);
    changes = Map.copyOf(changes);
  }

  /**
   * Compares the same tracks before and after.
   *
   * @param before what was heard in the originals, two at least
   * @param after what was heard in the transformed ones, in the same order
   */
  static Drift of(Transformation transformation, List<Heard> before, List<Heard> after) {
    int tracks = before.size();
    if (tracks < 2 || after.size() != tracks) {
      throw new IllegalArgumentException(tracks + " tracks before, " + after.size() + " after");
    }
    List<FeatureDrift> features =
        IntStream.range(0, EdmStats.SIZE).mapToObj(f -> feature(f, before, after)).toList();
    Map<Change, Double> changes = new EnumMap<>(Change.class);
    for (Change change : Change.values()) {
      changes.put(
          change,
          share(tracks, i -> Change.of(before.get(i).said(), after.get(i).said()) == change));
    }
    double[] bandwidths = after.stream().mapToDouble(Heard::bandwidthHz).toArray();
    return new Drift(
        transformation,
        tracks,
        features,
        share(tracks, i -> !before.get(i).label().equals(after.get(i).label())),
        share(tracks, i -> !before.get(i).family().equals(after.get(i).family())),
        changes,
        quantile(bandwidths, 0.5));
  }

  /** Median over a model's features of their median drifts. */
  public double median() {
    return quantile(inputs().mapToDouble(FeatureDrift::median).toArray(), 0.5);
  }

  /** Median over a model's features of their 95th percentiles. */
  public double p95() {
    return quantile(inputs().mapToDouble(FeatureDrift::p95).toArray(), 0.5);
  }

  /** The features of a model that move most by their median, worst first. */
  public List<FeatureDrift> worst(int count) {
    return inputs()
        .sorted(Comparator.comparingDouble(FeatureDrift::median).reversed())
        .limit(count)
        .toList();
  }

  private Stream<FeatureDrift> inputs() {
    return features.subList(0, MODEL_INPUTS).stream();
  }

  private static FeatureDrift feature(int index, List<Heard> before, List<Heard> after) {
    double[] values = before.stream().mapToDouble(heard -> heard.features()[index]).toArray();
    double mean = Arrays.stream(values).average().orElse(0);
    double variance = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    double spread = Math.sqrt(variance);
    double[] moved = new double[values.length];
    for (int i = 0; i < moved.length; i++) {
      double difference = Math.abs(after.get(i).features()[index] - values[i]);
      // A feature that is the same everywhere and stays so has not moved.
      moved[i] = difference == 0 ? 0 : difference / spread;
    }
    return new FeatureDrift(EdmStatsNames.of(index), quantile(moved, 0.5), quantile(moved, 0.95));
  }

  private interface Condition {
    boolean holds(int track);
  }

  private static double share(int tracks, Condition condition) {
    return (double) IntStream.range(0, tracks).filter(condition::holds).count() / tracks;
  }

  /** By linear interpolation between the sorted values. */
  private static double quantile(double[] values, double part) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double at = part * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
