package org.cratetag.decision;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.LabelScore;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.Task;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.api.track.TrackScores;
import org.cratetag.dsp.rhythm.Rhythm;
import org.cratetag.dsp.rhythm.Tempo;
import org.cratetag.dsp.tonal.KeyEstimate;
import org.cratetag.taxonomy.StyleTree;
import org.cratetag.taxonomy.Taxonomy;

/**
 * Scores to labels. Packs that are in doubt are not heard. What is said needs a calibrated
 * probability of at least its pack's threshold and of the user's minimum. The rules, in order:
 *
 * <ol>
 *   <li>Of the genre packs, the first that is sure of its most probable label, or else of its most
 *       probable family, is heard. When another is as sure of something that contradicts it, what
 *       holds both is said, as Pop Rock for Pop and Metal, or nothing.
 *   <li>Packs of electronic music are heard of electronic music: {@link ElectronicGate} says of
 *       which. What a pack would have said otherwise is told as a doubt.
 *   <li>A subgenre pack says its most probable label, since thresholds are measured for that one.
 *       It says it only when no other family is more probable than the label's: a subgenre is never
 *       said against a surer family.
 *   <li>When it says no subgenre, it says its most probable family.
 *   <li>Of several subgenre packs, the first in the caller's order that says a subgenre is heard;
 *       when none does, the first that says a family.
 *   <li>A genre that may be electronic or not gives way to an electronic label, and Electronic to
 *       the family of a track without subgenre, which says more. A genre gives way, too, to the
 *       label of a pack of other music, such as a person's own crates, that contradicts it.
 *   <li>A genre that is less likely than not, and not electronic, is passed over where the music
 *       sounds electronic without doubt: packs of electronic music are heard as if genre packs had
 *       said nothing.
 *   <li>Where no electronic label is said but the music sounds electronic without doubt, a genre
 *       that is not electronic is not said either.
 *   <li>Speech is said unless nothing of it is asked for; it keeps electronic labels away all the
 *       same.
 *   <li>Otherwise there is silence.
 *   <li>The tempo is said in the octave in which the style is counted, see {@link TempoOctave}.
 * </ol>
 *
 * <p>The family of a subgenre stands as genre when no genre pack speaks. Its confidence is its own,
 * or the subgenre's when that is higher, as a whole is never less probable than its part.
 */
public final class Decider {
  private final Taxonomy taxonomy;
  private final DecisionSettings settings;
  private final ElectronicGate gate;
  private final StyleTree tree;
  private final TempoOctave octave;

  /** What one subgenre pack says. */
  private record Verdict(Optional<DecidedLabel> family, Optional<DecidedLabel> subgenre) {
    private static final Verdict SILENCE = new Verdict(Optional.empty(), Optional.empty());

    /** The narrowest label. */
    Optional<DecidedLabel> label() {
      return subgenre.or(() -> family);
    }
  }

  /** A decider who reads genres in tags by their usual names. */
  public Decider(Taxonomy taxonomy, DecisionSettings settings) {
    this(taxonomy, settings, new LabelMap(taxonomy, LabelRules.NONE));
  }

  /**
   * A decider.
   *
   * @param words the user's, by which genres in tags are read, too
   */
  public Decider(Taxonomy taxonomy, DecisionSettings settings, LabelMap words) {
    this.taxonomy = Objects.requireNonNull(taxonomy, "taxonomy");
    this.settings = Objects.requireNonNull(settings, "settings");
    this.tree = new StyleTree(taxonomy);
    this.octave = new TempoOctave(settings.tempo());
    this.gate = new ElectronicGate(taxonomy, tree, settings.electronic(), words.taxonomy());
  }

  /** What to say of a track of which no more is known. */
  public TrackPrediction decide(List<TrackScores> scores, Tempo tempo) {
    return decide(scores, tempo, Optional.empty(), TagValues.EMPTY);
  }

  /**
   * Decides what to say of a track.
   *
   * @param scores what the packs say, the preferred pack first
   * @param tempo the estimate, however unsure
   * @param rhythm what tells how it is counted; empty when that is not known
   * @param present what the file's tags hold; genres that a person wrote tell whether the music is
   *     electronic
   */
  public TrackPrediction decide(
      List<TrackScores> scores, Tempo tempo, Optional<Rhythm> rhythm, TagValues present) {
    List<TrackScores> believed = scores.stream().filter(p -> p.doubt().isEmpty()).toList();
    Set<String> doubts = new LinkedHashSet<>();
    scores.forEach(pack -> pack.doubt().ifPresent(doubts::add));
    List<TrackScores> genrePacks =
        believed.stream().filter(pack -> pack.task() == Task.GENRE).toList();
    Optional<DecidedLabel> agreed =
        agreed(
            genrePacks.stream()
                .flatMap(pack -> sureTop(pack.labels()).or(() -> sureTop(pack.families())).stream())
                .map(Decider::genre)
                .toList(),
            doubts);
    Optional<String> overruled = agreed.flatMap(name -> gate.whyOverruled(believed, name, present));
    overruled.ifPresent(doubts::add);
    Optional<DecidedLabel> genre = overruled.isPresent() ? Optional.empty() : agreed;
    List<TrackScores> heeded = overruled.isPresent() ? List.of() : genrePacks;
    List<Verdict> verdicts =
        believed.stream()
            .filter(pack -> pack.task() == Task.SUBGENRE)
            .map(pack -> heard(pack, genre, heeded, present, doubts))
            .toList();
    Optional<Verdict> heard =
        verdicts.stream()
            .filter(verdict -> verdict.subgenre().isPresent())
            .findFirst()
            .or(() -> verdicts.stream().filter(v -> v.family().isPresent()).findFirst());
    List<DecidedLabel> genres = new ArrayList<>();
    genre
        .filter(name -> heard.isEmpty() || !givesWay(name, heard.get()))
        .filter(name -> heard.isPresent() || isBelieved(name, believed, present, doubts))
        .filter(name -> isAskedFor(name, doubts))
        .ifPresent(genres::add);
    heard
        .filter(verdict -> genres.isEmpty() || verdict.subgenre().isEmpty())
        .flatMap(Verdict::family)
        .filter(family -> genres.stream().noneMatch(g -> g.label().equals(family.label())))
        .ifPresent(genres::add);
    return new TrackPrediction(
        genres,
        heard.flatMap(Verdict::subgenre).stream().toList(),
        tempo(tempo, rhythm, believed),
        scores.stream().map(TrackScores::pack).distinct().toList(),
        List.copyOf(doubts));
  }

  /** The key's name where the music is like it and like no other. */
  public Optional<String> key(Optional<KeyEstimate> estimate) {
    return estimate
        .filter(found -> found.correlation() >= DecisionSettings.KEY_LIKENESS)
        .filter(found -> found.lead() >= DecisionSettings.KEY_LEAD)
        .map(found -> found.key().name());
  }

  /**
   * One genre of those that packs are sure of. The narrower of two that agree, with the confidence
   * of the pack that says it; names that the taxonomy does not know contradict nothing.
   */
  private Optional<DecidedLabel> agreed(List<DecidedLabel> genres, Set<String> doubts) {
    Optional<DecidedLabel> said = genres.stream().findFirst();
    for (DecidedLabel other : genres.subList(Math.min(1, genres.size()), genres.size())) {
      DecidedLabel one = said.orElseThrow();
      if (!tree.knows(one.label()) || !tree.knows(other.label())) {
        continue;
      }
      if (tree.agreement(other.label(), one.label()) == StyleTree.Agreement.SAME) {
        boolean isSurer =
            other.label().equals(one.label()) && other.confidence() < one.confidence();
        said = Optional.of(isSurer ? one : other);
      } else if (tree.agreement(one.label(), other.label()) == StyleTree.Agreement.OTHER) {
        Optional<String> both = tree.common(one.label(), other.label());
        if (both.isEmpty()) {
          doubts.add("packs contradict each other: " + one.label() + ", " + other.label());
          return Optional.empty();
        }
        double confidence = Math.max(one.confidence(), other.confidence());
        said = Optional.of(new DecidedLabel(both.get(), Optional.empty(), confidence));
      }
    }
    return said;
  }

  /** What a pack says, if it is to be heard of this track; why not becomes a doubt. */
  private Verdict heard(
      TrackScores pack,
      Optional<DecidedLabel> genre,
      List<TrackScores> genrePacks,
      TagValues present,
      Set<String> doubts) {
    Verdict verdict = verdict(pack);
    Optional<String> whyNot =
        verdict.label().flatMap(said -> gate.whyNotHeard(pack, said, genre, genrePacks, present));
    whyNot.ifPresent(doubts::add);
    return whyNot.isPresent() ? Verdict.SILENCE : verdict;
  }

  private boolean isBelieved(
      DecidedLabel genre, List<TrackScores> packs, TagValues present, Set<String> doubts) {
    Optional<String> whyNot = gate.whyNotSaid(packs, genre, present);
    whyNot.ifPresent(doubts::add);
    return whyNot.isEmpty();
  }

  private boolean isAskedFor(DecidedLabel genre, Set<String> doubts) {
    boolean isAskedFor =
        settings.spoken() == DecisionSettings.Spoken.SPOKEN_WORD
            || !taxonomy.means(Taxonomy.SPOKEN_WORD, genre.label());
    if (!isAskedFor) {
      doubts.add(genre.label() + " is not said: 'spoken: spoken-word' in the settings asks for it");
    }
    return isAskedFor;
  }

  private boolean givesWay(DecidedLabel genre, Verdict heard) {
    boolean isBroader = taxonomy.isElectronic(genre.label()) && heard.subgenre().isEmpty();
    List<String> said =
        Stream.of(heard.family(), heard.subgenre())
            .flatMap(Optional::stream)
            .map(DecidedLabel::label)
            .toList();
    boolean isElectronic = said.stream().anyMatch(taxonomy::isElectronic);
    return isElectronic
        ? isBroader || taxonomy.isSometimesElectronic(genre.label())
        : said.stream().filter(tree::knows).anyMatch(label -> contradicts(label, genre));
  }

  private boolean contradicts(String label, DecidedLabel genre) {
    return tree.knows(genre.label())
        && tree.agreement(label, genre.label()) == StyleTree.Agreement.OTHER;
  }

  private Verdict verdict(TrackScores pack) {
    Optional<LabelScore> topFamily = pack.families().stream().findFirst();
    Optional<LabelScore> subgenre =
        sureTop(pack.labels())
            .filter(
                label ->
                    topFamily.isEmpty()
                        || probability(pack, label.family()) >= topFamily.get().probability());
    if (subgenre.isEmpty()) {
      return new Verdict(sureTop(pack.families()).map(Decider::genre), Optional.empty());
    }
    LabelScore label = subgenre.get();
    String name = LabelText.clean(label.label());
    if (topFamily.isEmpty()) {
      DecidedLabel alone = new DecidedLabel(name, Optional.empty(), label.probability());
      return new Verdict(Optional.empty(), Optional.of(alone));
    }
    String family = LabelText.clean(label.family());
    double familyConfidence = Math.max(label.probability(), probability(pack, label.family()));
    return new Verdict(
        Optional.of(new DecidedLabel(family, Optional.empty(), familyConfidence)),
        Optional.of(new DecidedLabel(name, Optional.of(family), label.probability())));
  }

  private Optional<LabelScore> sureTop(List<LabelScore> mostProbableFirst) {
    return mostProbableFirst.stream()
        .findFirst()
        .filter(top -> top.isSure() && top.probability() >= settings.minimumConfidence())
        .filter(top -> !LabelText.clean(top.label()).isEmpty());
  }

  private static double probability(TrackScores pack, String family) {
    return pack.families().stream()
        .filter(score -> score.label().equals(family))
        .mapToDouble(LabelScore::probability)
        .findFirst()
        .orElse(0);
  }

  private OptionalDouble tempo(Tempo tempo, Optional<Rhythm> rhythm, List<TrackScores> believed) {
    boolean sure = tempo.confidence() >= settings.minimumTempoConfidence();
    return tempo.bpm() > 0 && sure
        ? OptionalDouble.of(octave.choose(tempo.bpm(), rhythm, believed))
        : OptionalDouble.empty();
  }

  private static DecidedLabel genre(LabelScore score) {
    return new DecidedLabel(LabelText.clean(score.label()), Optional.empty(), score.probability());
  }
}
