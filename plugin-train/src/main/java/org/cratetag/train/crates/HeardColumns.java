package org.cratetag.train.crates;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.IntStream;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.base.KnownBases;
import org.cratetag.feature.EdmStats;
import org.cratetag.train.data.csv.EdmStatsLayout;
import org.cratetag.train.learn.Columns;

/**
 * The part of a row that one front-end gives, and what a pack's graph takes of it.
 *
 * @param frontEnd which
 * @param columns where its part of the row lies
 * @param values how many values the front-end gives
 * @param first index of the first of them that the part holds; the others follow
 * @param inputs how many of the part a graph takes, from its first value on
 */
record HeardColumns(FrontEnd frontEnd, Columns columns, int values, int first, int inputs) {
  /** Values of {@code musicnn/1}: the greatest and the mean of each inner feature, then tags. */
  static final int POOLED = 753;

  static final int TAGS = 50;
  private static final float LEAST = 1e-5f;
  private static final MathContext THREE = new MathContext(3);
  private static final int MUSICNN_VALUES = 2 * POOLED + TAGS;

  /** {@code edm-stats/1}, with which every row begins. */
  static HeardColumns ofStatistics() {
    return new HeardColumns(
        FrontEnd.of(EdmStats.ID),
        new Columns(0, EdmStats.SIZE),
        EdmStats.SIZE,
        0,
        EdmStatsLayout.MODEL_INPUTS);
  }

  /** The means and tags of {@code musicnn/1}, behind {@code edm-stats/1}. */
  static HeardColumns ofMusicnn() {
    return new HeardColumns(
        FrontEnd.of(KnownBases.MUSICNN_FRONT_END),
        new Columns(EdmStats.SIZE, POOLED + TAGS),
        MUSICNN_VALUES,
        POOLED,
        POOLED + TAGS);
  }

  /** What a graph takes of the front-end's values. */
  List<Integer> select() {
    return IntStream.range(first, first + inputs).boxed().toList();
  }

  /**
   * The part that a row has of a front-end's values, each with three digits and none of less than
   * {@value #LEAST}: as the file of other music has them, lest a model tell that music by its
   * digits. Many a filter always gives the same.
   */
  float[] part(float[] frontEndValues) {
    float[] part = new float[columns.count()];
    for (int i = 0; i < part.length; i++) {
      float value = frontEndValues[first + i];
      part[i] = Math.abs(value) < LEAST ? 0 : new BigDecimal(value).round(THREE).floatValue();
    }
    return part;
  }

  /** A front-end's values of which a row has a part; the others are 0. */
  float[] whole(float[] row) {
    float[] part = columns.of(row);
    float[] whole = new float[values];
    System.arraycopy(part, 0, whole, first, part.length);
    return whole;
  }
}
