package org.cratetag.lab.compare;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import org.cratetag.train.studio.TrainedNetwork;
import org.cratetag.train.studio.Verdicts;

/**
 * One training of a network, and what its pack is worth on the test part.
 *
 * @param parameters how many values it learned
 * @param epochs that it took
 * @param minutes of training
 * @param accuracy without threshold
 * @param macroF1 without threshold
 * @param auc mean area under the curve of each label against the rest
 * @param coverage share of tracks of which the pack says something
 * @param precision share of those that are right; 1 where nothing is said
 * @param medianMillis of judging one track's features
 * @param bytes of the graph
 */
public record ComparedRun(
    int parameters,
    int epochs,
    double minutes,
    double accuracy,
    double macroF1,
    double auc,
    double coverage,
    double precision,
    double medianMillis,
    long bytes) {

  static ComparedRun of(TrainedNetwork trained, Verdicts verdicts, long bytes) {
    return new ComparedRun(
        trained.network().parameters(),
        trained.epochs().size(),
        trained.minutes(),
        verdicts.accuracy().top1(),
        verdicts.accuracy().macroF1(),
        verdicts.auc(),
        verdicts.coverage(),
        verdicts.precision(),
        verdicts.medianMillis(),
        bytes);
  }

  /** Writes it whole or not at all. */
  void write(Path file) throws IOException {
    Properties values = new Properties();
    values.setProperty("parameters", Integer.toString(parameters));
    values.setProperty("epochs", Integer.toString(epochs));
    values.setProperty("minutes", Double.toString(minutes));
    values.setProperty("accuracy", Double.toString(accuracy));
    values.setProperty("macroF1", Double.toString(macroF1));
    values.setProperty("auc", Double.toString(auc));
    values.setProperty("coverage", Double.toString(coverage));
    values.setProperty("precision", Double.toString(precision));
    values.setProperty("medianMillis", Double.toString(medianMillis));
    values.setProperty("bytes", Long.toString(bytes));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (Writer writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
      values.store(writer, null);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Reads one that was written; empty where there is none, or it is damaged. */
  static Optional<ComparedRun> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Properties values = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      values.load(reader);
      return Optional.of(
          new ComparedRun(
              Integer.parseInt(values.getProperty("parameters")),
              Integer.parseInt(values.getProperty("epochs")),
              number(values, "minutes"),
              number(values, "accuracy"),
              number(values, "macroF1"),
              number(values, "auc"),
              number(values, "coverage"),
              number(values, "precision"),
              number(values, "medianMillis"),
              Long.parseLong(values.getProperty("bytes"))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static double number(Properties values, String name) {
    return Double.parseDouble(values.getProperty(name, ""));
  }
}
