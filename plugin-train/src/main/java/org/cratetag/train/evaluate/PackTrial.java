package org.cratetag.train.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.LabelScore;
import org.cratetag.api.track.TrackScores;
import org.cratetag.decision.Decider;
import org.cratetag.decision.DecisionSettings;
import org.cratetag.taxonomy.Taxonomy;
import org.cratetag.train.data.LabelledSet;
import org.cratetag.train.data.RowOrigin;

/**
 * What a finished pack says of tracks whose labels a person knows.
 *
 * @param tracks one by one, as far as the pack knows their labels
 * @param unknown labels that the pack does not know, with their tracks
 */
public record PackTrial(List<Track> tracks, Map<String, Integer> unknown) {
  private static final int FIRST = 3;

  /**
   * A track.
   *
   * @param origin where it is
   * @param truth its label, as the pack calls it; of a family alone, the family
   * @param isFamily whether the truth is a family alone, so that no label can be right
   * @param among whether the label is among the three most probable
   * @param row what the pack says
   */
  public record Track(
      RowOrigin origin, String truth, boolean isFamily, boolean among, Speech.Row row) {}

  /**
   * What the pack says of the tracks of one label.
   *
   * @param label as the pack calls it
   * @param isFamily whether it is a family alone
   * @param tracks how many there are
   * @param found how many have it as the most probable label (or family)
   * @param saidRight of how many it, or its family, is said
   * @param saidWrong of how many something else is said
   * @param mistaken what else is most probable most often; empty when nothing is
   */
  public record Of(
      String label,
      boolean isFamily,
      int tracks,
      int found,
      int saidRight,
      int saidWrong,
      Optional<String> mistaken) {}

  /** What a pack says of the rows of a set. */
  @FunctionalInterface
  public interface Word {
    /**
     * Of one row.
     *
     * @throws TrackException when the pack cannot score it
     */
    TrackScores of(int row) throws TrackException;
  }

  public PackTrial {
    tracks = List.copyOf(tracks);
    unknown = Collections.unmodifiableMap(new TreeMap<>(unknown));
  }

  /**
   * Asks a pack.
   *
   * @param pack says what it hears of a row of the set
   * @param classes its labels, each with its family
   * @param set the tracks; labels are known by any name that the taxonomy has for them
   * @param taxonomy of the labels' names
   * @throws TrackException when the pack cannot score a track
   */
  public static PackTrial of(
      Word pack, Map<String, String> classes, LabelledSet set, Taxonomy taxonomy)
      throws TrackException {
    Decider decider = new Decider(taxonomy, DecisionSettings.DEFAULT);
    List<Track> tracks = new ArrayList<>();
    Map<String, Integer> unknown = new TreeMap<>();
    for (int i = 0; i < set.size(); i++) {
      String name = set.table().labels().get(i);
      Optional<String> label = find(taxonomy, name, classes.keySet());
      Optional<String> family =
          label.map(classes::get).or(() -> find(taxonomy, name, Set.copyOf(classes.values())));
      if (family.isEmpty()) {
        unknown.merge(name, 1, Integer::sum);
        continue;
      }
      TrackScores scores = pack.of(i);
      boolean among =
          scores.labels().stream()
              .limit(FIRST)
              .map(LabelScore::label)
              .anyMatch(each -> label.isPresent() && each.equals(label.get()));
      Speech.Row row = Speech.row(scores, decider, label.orElse(""), family.get());
      String truth = label.orElse(family.get());
      tracks.add(new Track(set.origins().get(i), truth, label.isEmpty(), among, row));
    }
    return new PackTrial(tracks, unknown);
  }

  /** Tracks whose label, not only family, is known. */
  public List<Track> labelled() {
    return tracks.stream().filter(track -> !track.isFamily()).toList();
  }

  /** Share of the labelled tracks whose label is the most probable. */
  public double top1() {
    return share(labelled(), track -> track.row().labelRight());
  }

  /** Share of the labelled tracks whose label is among the three most probable. */
  public double top3() {
    return share(labelled(), Track::among);
  }

  /** Share of the tracks whose family is the most probable. */
  public double family() {
    return share(tracks, track -> track.row().familyRight());
  }

  /** What would be said of all the tracks. */
  public Speech speech() {
    return new Speech(tracks.stream().map(Track::row).toList());
  }

  /** By label, labels before families, by name. */
  public List<Of> byLabel() {
    Map<String, List<Track>> groups = new TreeMap<>();
    for (Track track : tracks) {
      String key = (track.isFamily() ? "2" : "1") + track.truth();
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(track);
    }
    return groups.values().stream().map(PackTrial::of).toList();
  }

  private static Of of(List<Track> group) {
    boolean isFamily = group.get(0).isFamily();
    Map<String, Integer> others = new TreeMap<>();
    int found = 0;
    int saidRight = 0;
    int saidWrong = 0;
    for (Track track : group) {
      Speech.Row row = track.row();
      boolean right = isFamily ? row.familyRight() : row.labelRight();
      found += right ? 1 : 0;
      boolean isSaid = row.said() != Speech.Said.NOTHING;
      boolean isTrue = row.saidRight() || isFamily && isSaid && row.familyRight();
      saidRight += isSaid && isTrue ? 1 : 0;
      saidWrong += isSaid && !isTrue ? 1 : 0;
      if (!right) {
        others.merge((isFamily ? row.family() : row.label()).label(), 1, Integer::sum);
      }
    }
    Optional<String> mistaken =
        others.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    return new Of(
        group.get(0).truth(), isFamily, group.size(), found, saidRight, saidWrong, mistaken);
  }

  private static Optional<String> find(Taxonomy taxonomy, String name, Set<String> known) {
    return new LinkedHashSet<>(known)
        .stream()
            .filter(each -> each.equalsIgnoreCase(name) || taxonomy.isSame(each, name))
            .findFirst();
  }

  private static double share(List<Track> tracks, Predicate<Track> test) {
    return tracks.isEmpty() ? 0 : (double) tracks.stream().filter(test).count() / tracks.size();
  }
}
