package org.cratetag.lab.card;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cratetag.lab.evaluate.Evaluation;
import org.cratetag.lab.figure.EvaluationFigures;

/** Writes what an evaluation found into a folder. */
public final class EvaluationFolder {
  /** The file for programs. */
  public static final String JSON = "evaluation.json";

  /** The file for people. */
  public static final String TEXT = "evaluation.md";

  private EvaluationFolder() {}

  /**
   * Writes {@value #JSON}, {@value #TEXT} and the pictures as PNG and SVG.
   *
   * @param folder made where it is missing; files of the same names are replaced
   * @param title of the page
   * @param command that gives the same again
   * @throws IOException when a file cannot be written
   */
  public static void write(Evaluation evaluation, Path folder, String title, String command)
      throws IOException {
    Files.createDirectories(folder);
    writeJson(evaluation, folder);
    Files.writeString(folder.resolve(TEXT), new EvaluationText(evaluation).page(title, command));
    EvaluationFigures.write(evaluation, folder, true);
  }

  static void writeJson(Evaluation evaluation, Path folder) throws IOException {
    String json =
        new ObjectMapper()
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(EvaluationJson.of(evaluation));
    Files.writeString(folder.resolve(JSON), json + "\n");
  }
}
