package org.cratetag.train.crates;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.IntStream;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.base.BaseManifest;
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
 * @param inner how many of the part, from its first value on, are inner features of a base network;
 *     tags are behind them
 */
record HeardColumns(
    FrontEnd frontEnd, Columns columns, int values, int first, int inputs, int inner) {
  /** Values of {@code musicnn/1}: the greatest and the mean of each inner feature, then tags. */
  private static final int POOLED = 753;

  private static final int TAGS = 50;
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
        EdmStatsLayout.MODEL_INPUTS,
        0);
  }

  /**
   * What a base gives for a patch as a whole, behind {@code edm-stats/1}: its last inner features,
   * where it gives any, and its tags.
   */
  static HeardColumns of(BaseManifest base) {
    List<BaseManifest.Section> sections = base.sections();
    int tags = sections.get(sections.size() - 1).size();
    int inner = sections.size() < 2 ? 0 : sections.get(sections.size() - 2).size();
    return new HeardColumns(
        FrontEnd.of(base.frontEnd()),
        new Columns(EdmStats.SIZE, inner + tags),
        base.values(),
        base.values() - inner - tags,
        inner + tags,
        inner);
  }

  /** The means and tags of {@code musicnn/1}, behind {@code edm-stats/1}. */
  static HeardColumns ofMusicnn() {
    return new HeardColumns(
        FrontEnd.of(KnownBases.MUSICNN_FRONT_END),
        new Columns(EdmStats.SIZE, POOLED + TAGS),
        MUSICNN_VALUES,
        POOLED,
        POOLED + TAGS,
        POOLED);
  }

  /** Where the inner features of a base lie in the part. */
  Columns innerColumns() {
    return new Columns(0, inner);
  }

  /** Where the tags of a base lie in the part. */
  Columns tagColumns() {
    return new Columns(inner, columns.count() - inner);
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
