package org.cratetag.lab.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cratetag.train.evaluate.Accuracy;
import org.cratetag.train.learn.LearnedModel;

/**
 * How much a model leans on its inputs: the accuracy that it loses on rows that it did not learn
 * from when one input, or some together, are dealt out anew among those rows (permutation
 * importance: Breiman, "Random forests", Machine Learning 45, 2001, section 10; of a model's test
 * rows as in Fisher, Rudin and Dominici, "All models are wrong, but many are useful", JMLR 20,
 * 2019). Inputs of a group are dealt out together, row by row, so that what they say of each other
 * stays. An input whose loss is small may still matter where others say the same.
 *
 * <p>Takes one fold's model after the other.
 */
public final class Importance {
  /**
   * What was found of one input or group.
   *
   * @param name of it
   * @param inputs how many there are
   * @param lost mean share of rows that were right and no longer are, less those newly right
   * @param deviation standard deviation of the loss over folds and draws
   */
  public record Loss(String name, int inputs, double lost, double deviation) {}

  private final Map<String, int[]> groups;
  private final int draws;
  private final Random random;
  private final Map<String, List<Double>> losses = new LinkedHashMap<>();

  /**
   * Of some groups.
   *
   * @param groups columns by name; they may overlap
   * @param draws how often each is dealt out anew, at least 1
   * @param seed equal seeds give equal draws
   */
  public Importance(Map<String, int[]> groups, int draws, long seed) {
    if (draws < 1) {
      throw new IllegalArgumentException(draws + " draws");
    }
    this.groups = new LinkedHashMap<>(groups);
    this.draws = draws;
    this.random = new Random(seed);
    groups.keySet().forEach(name -> losses.put(name, new ArrayList<>()));
  }

  /**
   * Adds a fold.
   *
   * @param rows that the model did not learn from, {@code [rows][features]}; left as they are
   * @param targets class of each of the rows
   * @param predicted what the model gave for them
   */
  public void add(LearnedModel model, float[][] rows, int[] targets, float[][] predicted) {
    double whole = accuracy(predicted, targets);
    groups.forEach(
        (name, columns) -> {
          for (int draw = 0; draw < draws; draw++) {
            float[][] dealt = dealt(rows, columns);
            losses.get(name).add(whole - accuracy(model.probabilities(dealt), targets));
          }
        });
  }

  /** What was found, the greatest loss first. */
  public List<Loss> losses() {
    List<Loss> all = new ArrayList<>();
    losses.forEach(
        (name, each) -> {
          double mean = each.stream().mapToDouble(d -> d).average().orElse(0);
          double square = each.stream().mapToDouble(d -> (d - mean) * (d - mean)).sum();
          double deviation = each.size() < 2 ? 0 : Math.sqrt(square / (each.size() - 1));
          all.add(new Loss(name, groups.get(name).length, mean, deviation));
        });
    all.sort(Comparator.comparingDouble(Loss::lost).reversed());
    return List.copyOf(all);
  }

  /** Copies of the rows with the columns of another row each, every row's used once. */
  private float[][] dealt(float[][] rows, int[] columns) {
    int[] order = new int[rows.length];
    for (int i = 0; i < order.length; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    float[][] dealt = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      dealt[i] = rows[i].clone();
      for (int column : columns) {
        dealt[i][column] = rows[order[i]][column];
      }
    }
    return dealt;
  }

  private static double accuracy(float[][] scores, int[] targets) {
    int right = 0;
    for (int row = 0; row < targets.length; row++) {
      right += Accuracy.top(scores[row]) == targets[row] ? 1 : 0;
    }
    return targets.length == 0 ? 0 : (double) right / targets.length;
  }
}
