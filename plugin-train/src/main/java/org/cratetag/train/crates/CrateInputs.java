package org.cratetag.train.crates;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cratetag.taxonomy.StyleTree;
import org.cratetag.taxonomy.Taxonomy;
import org.cratetag.train.data.LabelledSet;
import org.cratetag.train.data.LabelledTable;

/**
 * All that is learned from: the crates' tracks, then music that is in none of them; and which
 * front-end gives which part of a row.
 *
 * @param table the rows
 * @param statistics the part of {@code edm-stats/1}
 * @param base the part of a base network, where one is listened with
 */
record CrateInputs(LabelledTable table, HeardColumns statistics, Optional<HeardColumns> base) {
  /**
   * Of a set of {@code edm-stats/1}.
   *
   * @throws CrateException when a row of the set is not one of the base
   */
  static CrateInputs of(LabelledSet set, Optional<BaseHearing> hearing) throws CrateException {
    HeardColumns statistics = HeardColumns.ofStatistics();
    if (hearing.isEmpty()) {
      LabelledTable others = outside(set, OtherMusic.bundled());
      return new CrateInputs(set.table().plus(others), statistics, Optional.empty());
    }
    BaseHearing heard = hearing.get();
    HeardColumns base = HeardColumns.of(heard.base());
    if (heard.rows().length != set.size()
        || Arrays.stream(heard.rows()).anyMatch(row -> row.length != base.values())) {
      throw new CrateException(
          "%s did not hear every track; run 'cratetag scan' again".formatted(heard.base().name()));
    }
    float[][] rows = new float[set.size()][];
    for (int i = 0; i < rows.length; i++) {
      float[] own = statistics.columns().of(set.table().features()[i]);
      rows[i] = joined(own, base.part(heard.rows()[i]));
    }
    OtherMusic others =
        heard
            .others()
            .map(known -> OtherMusic.of(known, base))
            .orElseGet(OtherMusic::bundledWithMusicnn);
    LabelledTable table = set.table().withFeatures(rows).plus(outside(set, others));
    return new CrateInputs(table, statistics, Optional.of(base));
  }

  /** The parts of a row, in their order. */
  List<HeardColumns> parts() {
    return Stream.concat(Stream.of(statistics), base.stream()).toList();
  }

  /** One row behind another. */
  static float[] joined(float[] one, float[] other) {
    float[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private static LabelledTable outside(LabelledSet set, OtherMusic others) {
    List<String> names =
        Stream.concat(set.classes().stream(), set.families().values().stream()).distinct().toList();
    return others.outside(names, new StyleTree(Taxonomy.bundled()));
  }
}
