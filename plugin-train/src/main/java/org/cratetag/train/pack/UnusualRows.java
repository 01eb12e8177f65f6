package org.cratetag.train.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cratetag.feature.EdmStats;

/** Vectors that begin with {@code edm-stats/1}, as no music gives them, for golden cases. */
public final class UnusualRows {
  private static final float[] VALUES = {0, 1, -1, 1e-7f, 1e6f};

  private UnusualRows() {}

  /**
   * The vectors: each value everywhere, and a track without a beat.
   *
   * @param music a vector that music gave
   */
  public static List<float[]> with(float[] music) {
    List<float[]> rows = new ArrayList<>();
    for (float value : VALUES) {
      float[] row = new float[Math.max(EdmStats.SIZE, music.length)];
      Arrays.fill(row, value);
      rows.add(row);
    }
    float[] withoutBeat = music.clone();
    withoutBeat[EdmStats.HISTOGRAM_BPM] = 0;
    withoutBeat[EdmStats.TEMPO_BPM] = 0;
    rows.add(withoutBeat);
    return rows;
  }
}
