package org.cratetag.decision;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cratetag.dsp.rhythm.Rhythm;
import org.cratetag.pack.calibration.Softmax;

/**
 * How likely people count a beat once, half as often or twice as often, by how its onsets repeat: a
 * conditional logit (D. McFadden, "Conditional logit analysis of qualitative choice behavior",
 * 1974) over {@link Rhythm#counted}, learned from songs whose composers wrote a tempo: {@code
 * cratetag lab train beat-counting}.
 *
 * @param means of the inputs, over all three ways of counting all songs
 * @param deviations of the inputs
 * @param weights of the standardised inputs
 */
public record BeatCounting(double[] means, double[] deviations, double[] weights) {
  /** Ways of counting: half as often, once, twice as often. */
  public static final List<Integer> OCTAVES = List.of(-1, 0, 1);

  private static final BeatCounting BUNDLED = read();

  public BeatCounting {
    means = means.clone();
    deviations = deviations.clone();
    weights = weights.clone();
    if (means.length != Rhythm.COUNTED
        || deviations.length != Rhythm.COUNTED
        || weights.length != Rhythm.COUNTED) {
      throw new IllegalArgumentException("each must have " + Rhythm.COUNTED + " values");
    }
  }

  /** The one that comes with the program. */
  public static BeatCounting bundled() {
    return BUNDLED;
  }

  /**
   * The probability of each of {@link #OCTAVES}.
   *
   * @param bpm the tempo within [90, 180)
   */
  public double[] probabilities(Rhythm rhythm, double bpm) {
    double[] scores =
        OCTAVES.stream().mapToDouble(octaves -> score(rhythm.counted(bpm, octaves))).toArray();
    Softmax.apply(scores);
    return scores;
  }

  private double score(double[] inputs) {
    double score = 0;
    for (int i = 0; i < inputs.length; i++) {
      score += weights[i] * (inputs[i] - means[i]) / deviations[i];
    }
    return score;
  }

  private static BeatCounting read() {
    List<String[]> rows = rows("beat-counting.tsv");
    double[][] columns = new double[3][rows.size()];
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < columns.length; column++) {
        columns[column][row] = Double.parseDouble(rows.get(row)[column]);
      }
    }
    return new BeatCounting(columns[0], columns[1], columns[2]);
  }

  /** The cells of a table that comes with this package, without its remarks. */
  static List<String[]> rows(String file) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                BeatCounting.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
