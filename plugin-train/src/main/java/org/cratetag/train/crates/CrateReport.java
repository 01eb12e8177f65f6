package org.cratetag.train.crates;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.cratetag.train.data.LabelledSet.Ambiguity;

/**
 * What to expect of a pack that was trained on crates. All figures are of tracks by models that
 * learned from other groups of tracks.
 *
 * @param tracks how many were learned from
 * @param groups how many groups they form
 * @param folds of the cross-validation
 * @param accuracy share of tracks whose own crate was the most probable
 * @param interval of the accuracy, counting groups, not tracks
 * @param spoken share of tracks of which the pack would say a crate
 * @param strangers music that is in none of the crates
 * @param crates one by one, by name
 * @param alike pairs that are taken for each other, the most alike first
 * @param misfiled tracks that sound like another crate, the most striking first
 * @param ambiguous the same audio in several crates
 * @param start the pack that it could start from, and how far it does
 * @param base the base network whose hearing could be learned from, and what it does for the crates
 * @param confusion {@code [crate][said]} counts of tracks
 */
public record CrateReport(
    int tracks,
    int groups,
    int folds,
    double accuracy,
    Interval interval,
    double spoken,
    Strangers strangers,
    List<Crate> crates,
    List<AlikeCrates> alike,
    List<Misfiled> misfiled,
    List<Ambiguity> ambiguous,
    Optional<Start> start,
    Optional<OnBase> base,
    int[][] confusion) {
  public CrateReport {
    Objects.requireNonNull(strangers, "strangers");
    crates = List.copyOf(crates);
    alike = List.copyOf(alike);
    misfiled = List.copyOf(misfiled);
    ambiguous = List.copyOf(ambiguous);
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(base, "base");
  }

  /**
   * Music that is in none of the crates.
   *
   * @param tracks how many were judged; 0 when nothing is known of such music
   * @param said of how many the pack would say a crate
   */
  public record Strangers(int tracks, int said) {}

  /**
   * A pack whose model can be a part of the new one.
   *
   * @param pack name and version
   * @param licence of the pack
   * @param weight of what is learned from its outputs; 0 where that did not help
   */
  public record Start(String pack, String licence, double weight) {
    /** Whether the new model holds the other one. */
    public boolean isPart() {
      return weight > 0;
    }
  }

  /**
   * What a base network does for the crates.
   *
   * @param base its name and version
   * @param weight of what is learned from its hearing; 0 where that did not help
   * @param without what to expect without it, from the same tracks in the same folds
   * @param isOfLibrary whether the other music is of the person's own library
   */
  public record OnBase(String base, double weight, Without without, boolean isOfLibrary) {
    /** Whether the pack needs it. */
    public boolean isPart() {
      return weight > 0;
    }
  }

  /**
   * What to expect without a base.
   *
   * @param accuracy as of the report
   * @param interval as of the report
   * @param spoken as of the report
   * @param strangersSaid as of {@link Strangers}
   */
  public record Without(double accuracy, Interval interval, double spoken, int strangersSaid) {}

  /** What is expected, for the report of a training with a base. */
  Without asWithout() {
    return new Without(accuracy, interval, spoken, strangers.said());
  }

  /** What the other music is. */
  public String otherMusic() {
    return base.filter(OnBase::isOfLibrary).isPresent()
        ? "other music in your library"
        : "other music, speech and sounds";
  }

  /** The same with what is known once the model is learned. */
  CrateReport with(Optional<Start> start, Optional<OnBase> base) {
    return new CrateReport(
        tracks, groups, folds, accuracy, interval, spoken, strangers, crates, alike, misfiled,
        ambiguous, start, base, confusion);
  }

  /**
   * What to expect of one crate.
   *
   * @param name of the crate
   * @param family that its owner tells, or the taxonomy has for the name; else the name
   * @param tracks how many it has
   * @param precision share of the tracks said to be of it that are
   * @param recall share of its tracks that are found
   * @param threshold probability from which it is said; above 1 means never
   */
  public record Crate(
      String name, String family, int tracks, double precision, double recall, double threshold) {
    /** Few tracks: its figures are rough, and more would help. */
    public boolean isSmall() {
      return tracks < 20;
    }

    /** Whether the pack will ever say it. */
    public boolean isSaid() {
      return threshold <= 1;
    }
  }

  /** The figures by name, for the manifest. */
  Map<String, Double> metrics() {
    Map<String, Double> metrics = new TreeMap<>();
    metrics.put("accuracy", accuracy);
    metrics.put("accuracyLow", interval.low());
    metrics.put("accuracyHigh", interval.high());
    metrics.put("spoken", spoken);
    if (strangers.tracks() > 0) {
      metrics.put("strangersSaid", (double) strangers.said() / strangers.tracks());
    }
    base.ifPresent(with -> metrics.put("accuracyWithoutBase", with.without().accuracy()));
    metrics.put("misfiled", (double) misfiled.size());
    metrics.replaceAll((name, value) -> Math.round(value * 1e4) / 1e4);
    return metrics;
  }
}
