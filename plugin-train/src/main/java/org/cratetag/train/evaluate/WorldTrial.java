package org.cratetag.train.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.taxonomy.StyleTree;
import org.cratetag.taxonomy.StyleTree.Agreement;
import org.cratetag.taxonomy.Taxonomy;

/**
 * What the whole program, with all its packs, says of music whose kind somebody knows. Names are
 * compared by the taxonomy's tree: a hard techno track called Techno is right, called Hip-Hop it is
 * wrong.
 *
 * @param tracks one by one
 */
public record WorldTrial(List<Track> tracks) {
  /** What came of a track. */
  public enum Verdict {
    /** All that is said is right, and the narrowest of it is the kind or a part of it. */
    RIGHT,
    /** All that is said is right, but broader than the kind, or a near relation of it. */
    KIN,
    /** Something that is said is wrong. */
    WRONG,
    /** Nothing is said. */
    SILENT
  }

  /**
   * A track.
   *
   * @param name of the track, for lists
   * @param kinds what it is; of several, each is right
   * @param said what is said of it, the narrowest last
   * @param verdict what came of it
   * @param isElectronic whether one of the kinds is
   * @param crossed whether electronic music is called something that is not, or the other way
   *     around
   */
  public record Track(
      String name,
      List<String> kinds,
      List<String> said,
      Verdict verdict,
      boolean isElectronic,
      boolean crossed) {
    public Track {
      kinds = List.copyOf(kinds);
      said = List.copyOf(said);
    }

    /** The kinds as one text. */
    public String kind() {
      return String.join(" + ", kinds);
    }
  }

  /**
   * Counts of some tracks.
   *
   * @param tracks how many
   * @param right at the label
   * @param kin right at the family
   * @param wrong of how many something wrong is said
   * @param crossed how many of these are taken for electronic music or for none against their kind
   * @param mostlyCalled what the wrong ones are called most often
   */
  public record Counts(
      int tracks, int right, int kin, int wrong, int crossed, Optional<String> mostlyCalled) {
    /** Of how many nothing is said. */
    public int silent() {
      return tracks - right - kin - wrong;
    }

    /** Share that is right, at the label or the family. */
    public double rightShare() {
      return share(right + kin);
    }

    /** Share of which something wrong is said. */
    public double wrongShare() {
      return share(wrong);
    }

    /** Share of which nothing is said. */
    public double silentShare() {
      return share(silent());
    }

    private double share(int count) {
      return tracks == 0 ? 0 : (double) count / tracks;
    }
  }

  public WorldTrial {
    tracks = List.copyOf(tracks);
  }

  /** Judges what is said of tracks. */
  public static final class Judge {
    private final Taxonomy taxonomy;
    private final StyleTree tree;

    /** One that knows these names of kinds. */
    public Judge(Taxonomy taxonomy) {
      this.taxonomy = taxonomy;
      this.tree = new StyleTree(taxonomy);
    }

    /**
     * The verdict on one track.
     *
     * @param kinds what it is
     */
    public Track judge(String name, List<String> kinds, TrackPrediction prediction) {
      List<String> said =
          Stream.concat(prediction.genre().stream(), prediction.subgenre().stream())
              .map(DecidedLabel::label)
              .distinct()
              .toList();
      boolean isElectronic = kinds.stream().anyMatch(taxonomy::isElectronic);
      if (said.isEmpty()) {
        return new Track(name, kinds, said, Verdict.SILENT, isElectronic, false);
      }
      List<Agreement> answers =
          said.stream().map(each -> tree.agreement(each, kinds)).sorted().toList();
      boolean isWrong = answers.get(answers.size() - 1) == Agreement.OTHER;
      String narrowest = said.get(said.size() - 1);
      Verdict verdict =
          isWrong
              ? Verdict.WRONG
              : tree.agreement(narrowest, kinds) == Agreement.SAME ? Verdict.RIGHT : Verdict.KIN;
      boolean crossed =
          isWrong && said.stream().anyMatch(each -> taxonomy.isElectronic(each) != isElectronic);
      return new Track(name, kinds, said, verdict, isElectronic, crossed);
    }
  }

  /** Counts of all tracks. */
  public Counts all() {
    return counts(track -> true);
  }

  /** Counts by kind, in the order of the names. */
  public Map<String, Counts> byKind() {
    Map<String, Counts> byKind = new TreeMap<>();
    for (String kind : tracks.stream().map(Track::kind).distinct().toList()) {
      byKind.put(kind, counts(track -> track.kind().equals(kind)));
    }
    return byKind;
  }

  /** Counts of the tracks whose kind is electronic, or of the others. */
  public Counts electronic(boolean isElectronic) {
    return counts(track -> track.isElectronic() == isElectronic);
  }

  private Counts counts(Predicate<Track> wanted) {
    List<Track> some = tracks.stream().filter(wanted).toList();
    Map<String, Integer> wrong = new TreeMap<>();
    for (Track track : some) {
      if (track.verdict() == Verdict.WRONG) {
        wrong.merge(track.said().get(track.said().size() - 1), 1, Integer::sum);
      }
    }
    return new Counts(
        some.size(),
        count(some, Verdict.RIGHT),
        count(some, Verdict.KIN),
        count(some, Verdict.WRONG),
        (int) some.stream().filter(Track::crossed).count(),
        wrong.entrySet().stream()
            .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(e -> e.getKey()))
            .map(most -> most.getKey() + " " + most.getValue()));
  }

  private static int count(List<Track> tracks, Verdict verdict) {
    return (int) tracks.stream().filter(track -> track.verdict() == verdict).count();
  }

  /** The tracks of which something wrong is said, by kind and name. */
  public List<Track> wrong() {
    List<Track> wrong =
        new ArrayList<>(tracks.stream().filter(t -> t.verdict() == Verdict.WRONG).toList());
    wrong.sort(Comparator.comparing(Track::kind).thenComparing(Track::name));
    return wrong;
  }
}
