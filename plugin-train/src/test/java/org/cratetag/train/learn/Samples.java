package org.cratetag.train.learn;

import java.util.Random;
import org.cratetag.feature.EdmStats;

/** Small made-up tables of front-end vectors, of classes that overlap. */
public final class Samples {
  private Samples() {}

  /** Class of each row. */
  public static int[] targets(int rows, int classes) {
    int[] targets = new int[rows];
    for (int i = 0; i < rows; i++) {
      targets[i] = i % classes;
    }
    return targets;
  }

  /** Vectors whose first values and tempo say something of their class. */
  public static float[][] rows(int[] targets, long seed) {
    Random random = new Random(seed);
    float[][] rows = new float[targets.length][EdmStats.SIZE];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < EdmStats.SIZE; j++) {
        rows[i][j] = random.nextFloat() + (j < 10 ? 0.3f * targets[i] : 0);
      }
      rows[i][EdmStats.HISTOGRAM_BPM] = 40 + 300 * random.nextFloat();
      rows[i][EdmStats.TEMPO_BPM] = 90 + 10 * targets[i] + 20 * random.nextFloat();
    }
    return rows;
  }
}
