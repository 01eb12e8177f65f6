package org.cratetag.train.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.cratetag.api.track.FrontEnd;

/**
 * A data set: rows of one front-end with labels and groups, where each comes from, and what names
 * the whole exactly.
 *
 * @param table features, labels and groups
 * @param origins where each row comes from
 * @param contents a hash of each row's features
 * @param manifest what names the set
 * @param leftOut what its source holds besides
 * @param families those of labels whose owner says it, by label
 */
public record LabelledSet(
    LabelledTable table,
    List<RowOrigin> origins,
    List<String> contents,
    SetManifest manifest,
    LeftOut leftOut,
    Map<String, String> families) {
  public LabelledSet {
    families = Map.copyOf(families);
    origins = List.copyOf(origins);
    contents = List.copyOf(contents);
    Objects.requireNonNull(manifest, "manifest");
    Objects.requireNonNull(leftOut, "leftOut");
    if (origins.size() != table.size() || contents.size() != table.size()) {
      throw new IllegalArgumentException(
          "%d rows, %d origins, %d contents"
              .formatted(table.size(), origins.size(), contents.size()));
    }
  }

  /**
   * A set of rows that are all in memory.
   *
   * @param kind what it was made of
   * @param frontEnd whose features the rows are
   * @param sha256 what names it; empty for the hash of the rows' features and labels
   */
  public static LabelledSet of(
      LabelledTable table,
      List<RowOrigin> origins,
      SetManifest.Kind kind,
      Optional<FrontEnd> frontEnd,
      Optional<String> sha256,
      LeftOut leftOut) {
    List<String> contents = Arrays.stream(table.features()).map(ContentHash::of).toList();
    Map<String, Integer> labels = new TreeMap<>();
    table.labels().forEach(label -> labels.merge(label, 1, Integer::sum));
    SetManifest manifest =
        new SetManifest(
            table.name(),
            kind,
            frontEnd,
            sha256.orElseGet(() -> ContentHash.of(contents, table.labels())),
            table.size(),
            (int) IntStream.of(table.groups()).distinct().count(),
            labels);
    return new LabelledSet(table, origins, contents, manifest, leftOut, Map.of());
  }

  /** The same, with the families that the owner of its labels tells. */
  public LabelledSet withFamilies(Map<String, String> told) {
    return new LabelledSet(table, origins, contents, manifest, leftOut, told);
  }

  /** The different labels in sorted order. */
  public List<String> classes() {
    return table.classes();
  }

  /** How many rows there are. */
  public int size() {
    return table.size();
  }

  /**
   * The same content under several labels: one track in two crates.
   *
   * @param origins of its rows
   * @param labels of these, in the same order
   */
  public record Ambiguity(List<RowOrigin> origins, List<String> labels) {
    public Ambiguity {
      origins = List.copyOf(origins);
      labels = List.copyOf(labels);
    }
  }

  /** Every content that stands under more than one label. */
  public List<Ambiguity> ambiguities() {
    Map<String, List<Integer>> rows = new LinkedHashMap<>();
    for (int row = 0; row < size(); row++) {
      rows.computeIfAbsent(contents.get(row), content -> new ArrayList<>()).add(row);
    }
    return rows.values().stream()
        .filter(same -> same.stream().map(table.labels()::get).distinct().count() > 1)
        .map(
            same ->
                new Ambiguity(
                    same.stream().map(origins::get).toList(),
                    same.stream().map(table.labels()::get).toList()))
        .toList();
  }
}
