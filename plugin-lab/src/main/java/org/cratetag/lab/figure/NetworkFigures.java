package org.cratetag.lab.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cratetag.train.deep.training.EpochFigures;
import org.cratetag.train.evaluate.Accuracy;

/** The pictures of a trained network, as PNG. */
public final class NetworkFigures {
  /** Loss and accuracy of each epoch. */
  private static final String CURVES = "curves.png";

  /** What each label's clips were said to be. */
  private static final String CONFUSION = "confusion.png";

  private NetworkFigures() {}

  /**
   * Draws both, where there are fonts for them.
   *
   * @param accuracy on the test part; empty where there is none
   * @param folder made where it is missing
   * @return what shows them in Markdown; empty where there are no fonts
   */
  public static String draw(
      List<EpochFigures> epochs, List<String> labels, Optional<Accuracy> accuracy, Path folder)
      throws IOException {
    if (FigureFonts.findTrouble().isPresent()) {
      return "";
    }
    Files.createDirectories(folder);
    curves(epochs, folder);
    StringBuilder text = new StringBuilder("![loss and accuracy of each epoch](curves.png)\n");
    if (accuracy.isPresent()) {
      confusion(accuracy.get(), labels, folder);
      text.append("![confusion of labels](confusion.png)\n");
    }
    return text.append('\n').toString();
  }

  /**
   * Draws {@link #CURVES}.
   *
   * @param epochs at least one
   */
  private static void curves(List<EpochFigures> epochs, Path folder) throws IOException {
    FigureFile.png(Charts.training(epochs), folder.resolve(CURVES));
  }

  /** Draws {@link #CONFUSION}. */
  private static void confusion(Accuracy accuracy, List<String> labels, Path folder)
      throws IOException {
    Map<String, String> classes = new LinkedHashMap<>();
    labels.forEach(label -> classes.put(label, "All"));
    FigureFile.png(
        new ConfusionFigure(accuracy, classes, "On the test part."), folder.resolve(CONFUSION));
  }
}
