package org.cratetag.lab.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.cratetag.decision.DecisionSettings;
import org.cratetag.feature.EdmStats;
import org.cratetag.train.data.csv.EdmStatsLayout;

/**
 * How our tempo differs from Essentia's, which the published sets carry: ratios of ours to
 * Essentia's, both folded into [90, 180), one for each track of some music. Used to train and to
 * judge with the tempo that is served. Immutable.
 *
 * <p>The figures are those of {@code src/bench/tempo-agreement}; the resources say of what and
 * when.
 */
public final class TempoDisagreement {
  private static final String GAMES = "tempo-agreement-games.csv";
  private static final String SYNTHESISED = "tempo-agreement-synthesised.csv";

  private final double[] ratios;

  private TempoDisagreement(double[] ratios) {
    if (ratios.length == 0) {
      throw new IllegalArgumentException("no track is as sure as that");
    }
    this.ratios = ratios;
  }

  /**
   * On real music: tracks of Debian's game packages in which our tempo is sure enough to be
   * written, as it is in nearly all dance music. Games play rock and orchestras too, whose tempo is
   * harder than a drum machine's, so this is more disagreement than a crate of dance music has.
   */
  public static TempoDisagreement measured() {
    return measured(DecisionSettings.DEFAULT_TEMPO_CONFIDENCE);
  }

  /**
   * The same from another confidence on.
   *
   * @param leastConfidence of our tempo; 0 takes all tracks, also those in which we find no beat
   *     and serve 0
   * @throws IllegalArgumentException when no track is as sure as that
   */
  public static TempoDisagreement measured(double leastConfidence) {
    return read(GAMES, leastConfidence);
  }

  /**
   * On the electronic music that our synthesiser makes, thirteen styles alike: less disagreement
   * than produced dance music has.
   */
  public static TempoDisagreement synthesised() {
    return read(SYNTHESISED, DecisionSettings.DEFAULT_TEMPO_CONFIDENCE);
  }

  /** The ratios, sorted; 0 stands for a track in which we find no beat. */
  public double[] ratios() {
    return ratios.clone();
  }

  /**
   * Some of the tracks, spread evenly over the ratios: to learn from some and to judge by others.
   *
   * @param first the first one, from 0
   * @param step from one to the next
   */
  public TempoDisagreement part(int first, int step) {
    return new TempoDisagreement(
        IntStream.iterate(first, i -> i < ratios.length, i -> i + step)
            .mapToDouble(i -> ratios[i])
            .toArray());
  }

  /**
   * As if there were more tracks, on which the tempi are the same.
   *
   * @param share of all tracks that these make, within [0, 1)
   */
  public TempoDisagreement withAgreement(double share) {
    if (!(share >= 0 && share < 1)) {
      throw new IllegalArgumentException("share " + share + " is not within [0, 1)");
    }
    long equal = Math.round(ratios.length * share / (1 - share));
    return new TempoDisagreement(
        DoubleStream.concat(Arrays.stream(ratios), DoubleStream.generate(() -> 1).limit(equal))
            .sorted()
            .toArray());
  }

  /** Share of tracks on which the tempi differ by no more than a part, such as 0.02. */
  public double agreement(double part) {
    return Arrays.stream(ratios).filter(ratio -> Math.abs(ratio - 1) <= part).count()
        / (double) ratios.length;
  }

  /**
   * Rows as they would be had our estimator been asked: the tempo at {@link EdmStats#TEMPO_BPM} is
   * multiplied by a ratio drawn for each row, and folded again. A tempo of 0 stays.
   *
   * @param rows {@code [rows][values]} with Essentia's tempo, folded; not changed
   * @param seed equal seeds give equal rows
   */
  public float[][] disturb(float[][] rows, long seed) {
    Random random = new Random(seed);
    float[][] disturbed = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      double ratio = ratios[random.nextInt(ratios.length)];
      disturbed[i] = rows[i].clone();
      float bpm = (float) EdmStatsLayout.fold(ratio * rows[i][EdmStats.TEMPO_BPM]);
      // A tempo just below 180 must not become 180 when it is rounded.
      disturbed[i][EdmStats.TEMPO_BPM] = Math.min(bpm, Math.nextDown(180f));
    }
    return disturbed;
  }

  private static TempoDisagreement read(String resource, double leastConfidence) {
    List<String> lines = new ArrayList<>();
    try (InputStream in = TempoDisagreement.class.getResourceAsStream(resource);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      reader.lines().filter(line -> !line.startsWith("#")).forEach(lines::add);
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " is part of the program", e);
    }
    List<String> titles = List.of(lines.get(0).split(","));
    int confidence = titles.indexOf("confidence");
    int ratio = titles.indexOf("ratio");
    return new TempoDisagreement(
        lines.stream()
            .skip(1)
            .map(line -> line.split(","))
            .filter(cells -> Double.parseDouble(cells[confidence]) >= leastConfidence)
            .mapToDouble(cells -> Double.parseDouble(cells[ratio]))
            .sorted()
            .toArray());
  }
}
