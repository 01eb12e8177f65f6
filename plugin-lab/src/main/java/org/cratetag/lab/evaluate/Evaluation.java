package org.cratetag.lab.evaluate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.cratetag.lab.structure.LabelStructure;
import org.cratetag.train.evaluate.Accuracy;
import org.cratetag.train.evaluate.LearningCurve;
import org.cratetag.train.evaluate.RocAuc;
import org.cratetag.train.evaluate.Speech;

/**
 * What an evaluation found. Parts that were not asked for are empty.
 *
 * @param seeds of folds and models
 * @param classes labels in the order of all class numbers here, each with its family
 * @param figures by name, means over the seeds; shares within [0, 1]
 * @param pooled one cross-validation of all rows, with the first seed
 * @param sets figures of parts of its rows
 * @param structure between the labels, by its scores
 * @param importance of the inputs, by its models
 * @param learningCurve with its folds
 * @param transfers from one set to another
 */
public record Evaluation(
    List<Long> seeds,
    Map<String, String> classes,
    Map<String, Double> figures,
    Optional<Pooled> pooled,
    List<SetFigures> sets,
    Optional<LabelStructure> structure,
    Optional<Leaning> importance,
    Optional<LearningCurve> learningCurve,
    List<Transfer> transfers) {
  /** Edges of the confusion graph are at least this share of both labels' rows. */
  public static final double LEAST_CONFUSION = 0.05;

  /**
   * One cross-validation.
   *
   * @param accuracy with the confusion
   * @param rocAuc of each label
   * @param speech what would be said
   * @param balanced what would be said at the level balanced
   */
  public record Pooled(Accuracy accuracy, RocAuc rocAuc, Speech speech, Speech balanced) {
    /** Labels that are taken for each other. */
    public ConfusionGraph graph() {
      return ConfusionGraph.of(accuracy.confusion(), LEAST_CONFUSION);
    }
  }

  /**
   * What models lean on.
   *
   * @param groups kinds of inputs, the most important first
   * @param single inputs by themselves
   */
  public record Leaning(List<Importance.Loss> groups, List<Importance.Loss> single) {
    public Leaning {
      groups = List.copyOf(groups);
      single = List.copyOf(single);
    }
  }

  /** Copies the collections. */
  public Evaluation {
    seeds = List.copyOf(seeds);
    classes = Collections.unmodifiableMap(new LinkedHashMap<>(classes));
    figures = Collections.unmodifiableMap(new TreeMap<>(figures));
    sets = List.copyOf(sets);
    transfers = List.copyOf(transfers);
  }

  /** The labels in the order of all class numbers here. */
  public List<String> labels() {
    return List.copyOf(classes.keySet());
  }
}
