package org.cratetag.decision;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.DomainScore;
import org.cratetag.api.track.LabelScore;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackScores;
import org.cratetag.taxonomy.StyleTree;
import org.cratetag.taxonomy.Taxonomy;

/**
 * Whether a pack of electronic music is heard of a track. The first of these that has an answer
 * gives it:
 *
 * <ol>
 *   <li>the settings: always, or never;
 *   <li>the genre and style tags that a person wrote: one that names electronic music opens, else
 *       one that names music which never is electronic closes;
 *   <li>the genre that a genre pack is sure of, when it never is electronic;
 *   <li>the pack's own {@link DomainScore};
 *   <li>genre packs that have labels for what it would say, or for what that is a part of: together
 *       they must give these a probability of at least {@value #LEAST_SUPPORT}.
 * </ol>
 *
 * <p>Disco, Hip-Hop, Pop and Reggae are electronic as often as not and answer nothing. Packs of
 * other music, such as a person's own crates, are always heard: one is of electronic music when it
 * has a domain, or when what it says is known to be electronic.
 */
final class ElectronicGate {
  /** Probability of being electronic from which no other genre is believed. */
  static final double WITHOUT_DOUBT = 0.9;

  /** A genre that is less probable keeps nothing away that sounds electronic without doubt. */
  static final double LIKELIER_THAN_NOT = 0.5;

  /** Least probability that genre packs give to what is said, or what it is a part of. */
  static final double LEAST_SUPPORT = 0.25;

  private static final String SETTINGS = "the settings say that no music is electronic";

  private final Taxonomy taxonomy;
  private final Taxonomy words;
  private final StyleTree tree;
  private final ElectronicMusic setting;

  /**
   * A gate.
   *
   * @param words the taxonomy by which tags are read
   */
  ElectronicGate(Taxonomy taxonomy, StyleTree tree, ElectronicMusic setting, Taxonomy words) {
    this.taxonomy = taxonomy;
    this.words = words;
    this.tree = tree;
    this.setting = setting;
  }

  /**
   * Why a pack is not heard, for people; empty when it is.
   *
   * @param said what it would say
   * @param genre what a genre pack says
   * @param genrePacks what all genre packs hear
   * @param present what the file's tags hold
   */
  Optional<String> whyNotHeard(
      TrackScores pack,
      DecidedLabel said,
      Optional<DecidedLabel> genre,
      List<TrackScores> genrePacks,
      TagValues present) {
    if (setting == ElectronicMusic.ALWAYS || !isOfElectronicMusic(pack, said)) {
      return Optional.empty();
    }
    if (setting == ElectronicMusic.NEVER) {
      return Optional.of(SETTINGS);
    }
    List<String> tags = tags(present);
    if (tags.stream().anyMatch(words::isElectronic)) {
      return Optional.empty();
    }
    return closedBy(tags)
        .or(
            () ->
                genre
                    .filter(heard -> taxonomy.isNeverElectronic(heard.label()))
                    .map(heard -> "it is taken for " + heard.label()))
        .or(() -> pack.domain().filter(score -> !score.isInside()).map(ElectronicGate::unlike))
        .or(() -> pack.domain().flatMap(score -> unsupported(said, genrePacks)))
        .map(why -> pack.pack() + " is not heard: " + why);
  }

  /**
   * Why genre packs are not to be heard; empty when they are. What they say is less likely than not
   * and no electronic music, and this sounds electronic without doubt: else neither would be said.
   * Only the boldest packs say such.
   *
   * @param packs what all packs say
   * @param said the genre
   * @param present what the file's tags hold
   */
  Optional<String> whyOverruled(List<TrackScores> packs, DecidedLabel said, TagValues present) {
    return said.confidence() < LIKELIER_THAN_NOT && !taxonomy.isElectronic(said.label())
        ? whyNotSaid(packs, said, present)
        : Optional.empty();
  }

  /**
   * Why the genre of a genre pack is not said; empty when it may be. One that is electronic is not
   * said against the settings and what a person wrote; one that is not, not of music that sounds
   * electronic without doubt: a pack of other music has to call it something.
   *
   * @param packs what all packs say
   * @param said the genre
   * @param present what the file's tags hold
   */
  Optional<String> whyNotSaid(List<TrackScores> packs, DecidedLabel said, TagValues present) {
    if (taxonomy.isElectronic(said.label())) {
      return whyNotElectronic(present).map(why -> said.label() + " is not said: " + why);
    }
    if (setting == ElectronicMusic.NEVER) {
      return Optional.empty();
    }
    return packs.stream()
        .flatMap(pack -> pack.domain().stream())
        .filter(score -> score.isInside() && score.probability() >= WITHOUT_DOUBT)
        .findFirst()
        .map(
            score ->
                said.label()
                    + " is not said: it sounds like electronic music ("
                    + percent(score.probability())
                    + " %)");
  }

  private Optional<String> whyNotElectronic(TagValues present) {
    if (setting == ElectronicMusic.NEVER) {
      return Optional.of(SETTINGS);
    }
    List<String> tags = tags(present);
    return tags.stream().anyMatch(words::isElectronic) ? Optional.empty() : closedBy(tags);
  }

  private Optional<String> closedBy(List<String> tags) {
    return tags.stream()
        .filter(words::isNeverElectronic)
        .findFirst()
        .map(tag -> "its tags call it " + tag);
  }

  /** What a person calls it, where that is to be looked at. */
  private List<String> tags(TagValues present) {
    if (setting != ElectronicMusic.AUTO) {
      return List.of();
    }
    return Stream.of(TagField.GENRE, TagField.STYLE)
        .flatMap(field -> Provenance.namesOfOthers(present, field).stream())
        .flatMap(text -> Stream.concat(Stream.of(text), PresentValues.pieces(text).stream()))
        .distinct()
        .toList();
  }

  private Optional<String> unsupported(DecidedLabel said, List<TrackScores> genrePacks) {
    List<Double> supports =
        genrePacks.stream()
            .map(pack -> pack.labels().stream().filter(label -> answers(label, said)).toList())
            .filter(answering -> !answering.isEmpty())
            .map(answering -> answering.stream().mapToDouble(LabelScore::probability).sum())
            .toList();
    double mean = supports.stream().mapToDouble(Double::doubleValue).average().orElse(1);
    return mean >= LEAST_SUPPORT
        ? Optional.empty()
        : Optional.of(
            "it would say "
                + said.label()
                + ", and to the genre packs that is "
                + percent(mean)
                + " % likely");
  }

  private boolean answers(LabelScore label, DecidedLabel said) {
    return tree.agreement(label.label(), said.label()) != StyleTree.Agreement.OTHER;
  }

  private boolean isOfElectronicMusic(TrackScores pack, DecidedLabel said) {
    return pack.domain().isPresent()
        || taxonomy.isElectronic(said.label())
        || said.family().filter(taxonomy::isElectronic).isPresent();
  }

  private static String unlike(DomainScore score) {
    return "it does not sound like electronic music ("
        + percent(score.probability())
        + " %, "
        + percent(score.threshold())
        + " needed)";
  }

  private static long percent(double share) {
    return Math.round(100 * share);
  }
}
