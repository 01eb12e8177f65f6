package org.cratetag.train.figure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cratetag.train.deep.EpochFigures;
import org.cratetag.train.evaluate.Accuracy;

/** The pictures of a trained network, as PNG. */
public final class NetworkFigures {
  /** Loss and accuracy of each epoch. */
  public static final String CURVES = "curves.png";

  /** What each label's clips were said to be. */
  public static final String CONFUSION = "confusion.png";

  private NetworkFigures() {}

  /**
   * Draws {@link #CURVES}.
   *
   * @param epochs at least one
   */
  public static void curves(List<EpochFigures> epochs, Path folder) throws IOException {
    FigureFile.png(Charts.training(epochs), folder.resolve(CURVES));
  }

  /** Draws {@link #CONFUSION}. */
  public static void confusion(Accuracy accuracy, List<String> labels, Path folder)
      throws IOException {
    Map<String, String> classes = new LinkedHashMap<>();
    labels.forEach(label -> classes.put(label, "All"));
    FigureFile.png(
        new ConfusionFigure(accuracy, classes, "On the test part."), folder.resolve(CONFUSION));
  }
}
