package org.cratetag.train.data.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.feature.EdmStats;

/**
 * Where the columns of a table stand.
 *
 * @param width how many columns there are
 * @param label position of the label
 * @param group position of the group, if there is one
 * @param features positions of the features
 * @param names of the features
 * @param frontEnd whose values they are, if any's
 */
record CsvHeader(
    int width,
    int label,
    Optional<Integer> group,
    int[] features,
    List<String> names,
    Optional<FrontEnd> frontEnd) {
  static CsvHeader of(Path file, List<String> header, CsvColumns columns) throws IOException {
    Finder finder = new Finder(file, header);
    int label = finder.position(columns.label());
    Optional<Integer> group = Optional.empty();
    if (columns.group().isPresent()) {
      group = Optional.of(finder.position(columns.group().get()));
    }
    Optional<int[]> numbered = columns.features().isEmpty() ? finder.numbered() : Optional.empty();
    Optional<FrontEnd> frontEnd =
        numbered.isPresent() ? Optional.of(FrontEnd.of(EdmStats.ID)) : columns.frontEnd();
    int[] features =
        numbered.isPresent()
            ? numbered.get()
            : columns.features().isEmpty()
                ? finder.others(label, group.orElse(label))
                : finder.named(columns.features());
    if (features.length == 0) {
      throw new IOException(file + " has no column of features");
    }
    if (frontEnd.isPresent() && !EdmStatsLayout.isWidth(features.length)) {
      throw new IOException(
          "%s: %s has %d values, or %d with tempo confidence and bandwidth; found %d columns"
              .formatted(
                  file,
                  frontEnd.get().key(),
                  EdmStatsLayout.MODEL_INPUTS,
                  EdmStats.SIZE,
                  features.length));
    }
    List<String> names = IntStream.of(features).mapToObj(header::get).toList();
    return new CsvHeader(header.size(), label, group, features, names, frontEnd);
  }

  private record Finder(Path file, List<String> header) {
    int position(String name) throws IOException {
      int[] exact = positions(each -> each.equals(name));
      int[] found = exact.length > 0 ? exact : positions(each -> each.equalsIgnoreCase(name));
      if (found.length == 0) {
        throw new IOException(
            "%s has no column '%s'; there are %s".formatted(file, name, shortened()));
      }
      if (found.length > 1) {
        throw new IOException("%s has %d columns '%s'".formatted(file, found.length, name));
      }
      return found[0];
    }

    /** Names one by one, or as FIRST..LAST. */
    int[] named(List<String> names) throws IOException {
      List<Integer> positions = new ArrayList<>();
      for (String name : names) {
        int dots = name.indexOf("..");
        if (dots < 0 || header.contains(name)) {
          positions.add(position(name));
          continue;
        }
        int first = position(name.substring(0, dots).strip());
        int last = position(name.substring(dots + 2).strip());
        if (last < first) {
          throw new IOException(
              "%s: of the columns %s, the second stands before the first".formatted(file, name));
        }
        IntStream.rangeClosed(first, last).forEach(positions::add);
      }
      return positions.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The columns that begin with 1- to 71-, if there are all of them. */
    Optional<int[]> numbered() {
      int[] positions = new int[EdmStatsLayout.MODEL_INPUTS];
      for (int i = 0; i < positions.length; i++) {
        String prefix = (i + 1) + "-";
        int[] found = positions(each -> each.startsWith(prefix));
        if (found.length != 1) {
          return Optional.empty();
        }
        positions[i] = found[0];
      }
      return Optional.of(positions);
    }

    int[] others(int label, int group) {
      return positions(each -> !each.isBlank(), label, group);
    }

    private int[] positions(Predicate<String> wanted, int... except) {
      return IntStream.range(0, header.size())
          .filter(i -> IntStream.of(except).noneMatch(other -> other == i))
          .filter(i -> wanted.test(header.get(i)))
          .toArray();
    }

    private String shortened() {
      String all = String.join(", ", header);
      return all.length() <= 300 ? all : all.substring(0, 300) + "...";
    }
  }
}
