package org.cratetag.lab.figure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cratetag.lab.evaluate.Evaluation;
import org.cratetag.lab.evaluate.Importance;

/** The pictures of all parts that an evaluation has. */
public final class EvaluationFigures {
  /** What the pictures' files are called, without suffix. */
  public static final String CONFUSION = "confusion";

  /** See {@link #CONFUSION}. */
  public static final String CONFUSION_GRAPH = "confusion-graph";

  /** See {@link #CONFUSION}. */
  public static final String RELIABILITY = "reliability";

  /** See {@link #CONFUSION}. */
  public static final String COVERAGE = "coverage";

  /** See {@link #CONFUSION}. */
  public static final String STRUCTURE = "structure";

  /** See {@link #CONFUSION}. */
  public static final String IMPORTANCE = "importance";

  /** See {@link #CONFUSION}. */
  public static final String IMPORTANCE_SINGLE = "importance-single";

  /** See {@link #CONFUSION}. */
  public static final String LEARNING_CURVE = "learning-curve";

  /** See {@link #CONFUSION}. */
  public static final String TRANSFER = "transfer";

  /** Single inputs that are shown. */
  private static final int SINGLE = 20;

  private EvaluationFigures() {}

  /**
   * Writes the pictures.
   *
   * @param folder where; it exists
   * @param asVectors whether to write an SVG file beside each PNG file
   * @throws IOException when one cannot be written
   */
  public static void write(Evaluation evaluation, Path folder, boolean asVectors)
      throws IOException {
    for (Map.Entry<String, Figure> each : figures(evaluation).entrySet()) {
      FigureFile.png(each.getValue(), folder.resolve(each.getKey() + ".png"));
      if (asVectors) {
        FigureFile.svg(each.getValue(), folder.resolve(each.getKey() + ".svg"));
      }
    }
  }

  /** The pictures by name. */
  static Map<String, Figure> figures(Evaluation evaluation) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    evaluation
        .pooled()
        .ifPresent(
            pooled -> {
              figures.put(CONFUSION, new ConfusionFigure(pooled.accuracy(), evaluation.classes()));
              figures.put(
                  CONFUSION_GRAPH,
                  new GraphFigure(pooled.graph(), evaluation.classes(), order(evaluation)));
              figures.put(
                  RELIABILITY,
                  Charts.reliability(
                      pooled.speech().labelReliability(), pooled.speech().familyReliability()));
              figures.put(COVERAGE, Charts.coverage(pooled.speech()));
            });
    evaluation
        .structure()
        .ifPresent(structure -> figures.put(STRUCTURE, new DendrogramFigure(structure)));
    evaluation
        .importance()
        .ifPresent(
            leaning -> {
              figures.put(
                  IMPORTANCE, new BarsFigure("Importance of kinds of inputs", leaning.groups()));
              List<Importance.Loss> most =
                  leaning.single().subList(0, Math.min(SINGLE, leaning.single().size()));
              figures.put(
                  IMPORTANCE_SINGLE, new BarsFigure("The most important single inputs", most));
            });
    evaluation
        .learningCurve()
        .ifPresent(curve -> figures.put(LEARNING_CURVE, Charts.learningCurve(curve)));
    if (!evaluation.transfers().isEmpty()) {
      figures.put(TRANSFER, new TransferFigure(evaluation.transfers()));
    }
    return figures;
  }

  /** Near labels beside each other where that is known. */
  private static List<Integer> order(Evaluation evaluation) {
    return evaluation
        .structure()
        .map(structure -> structure.tree().leaves())
        .orElseGet(() -> IntStream.range(0, evaluation.classes().size()).boxed().toList());
  }
}
