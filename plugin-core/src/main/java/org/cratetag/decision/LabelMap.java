package org.cratetag.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.taxonomy.Taxonomy;

/** Labels as they are heard, to labels as the user wants them written. */
public final class LabelMap {
  private final Taxonomy taxonomy;
  private final LabelRules rules;

  /** What was asked for before: the labels of a few packs, for each track. */
  private final Map<String, Optional<String>> written = new ConcurrentHashMap<>();

  /** The rules over a taxonomy, which learns the names that they bring. */
  public LabelMap(Taxonomy taxonomy, LabelRules rules) {
    this.taxonomy = taxonomy.withAliases(names(taxonomy, rules));
    this.rules = rules;
  }

  /** The names that files may hold, by the label that each stands for. */
  private static Map<String, List<String>> names(Taxonomy taxonomy, LabelRules rules) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    rules.aliases().forEach((label, aliases) -> names.put(label, new ArrayList<>(aliases)));
    Map<String, List<String>> byWord = new LinkedHashMap<>();
    rules
        .rename()
        .forEach(
            (label, word) -> byWord.computeIfAbsent(word, any -> new ArrayList<>()).add(label));
    byWord.forEach(
        (word, labels) -> {
          // A name that stands for something already goes on standing for that.
          if (taxonomy.find(word).isEmpty() && isOneKind(taxonomy, labels)) {
            names.computeIfAbsent(labels.get(0), any -> new ArrayList<>()).add(word);
          }
        });
    return names;
  }

  /** Whether a word for all of these tells whether music is electronic. */
  private static boolean isOneKind(Taxonomy taxonomy, List<String> labels) {
    return labels.size() == 1
        || labels.stream().allMatch(taxonomy::isElectronic)
        || labels.stream().allMatch(taxonomy::isNeverElectronic);
  }

  /** What the user's names mean. */
  public Taxonomy taxonomy() {
    return taxonomy;
  }

  /** What is written for a label; empty when it is not wanted. */
  public Optional<String> written(String heard) {
    return written.computeIfAbsent(heard, this::write);
  }

  private Optional<String> write(String heard) {
    String name = LabelText.clean(renamed(heard));
    boolean unwanted = speakOf(rules.never(), heard, name);
    boolean wanted = rules.only().isEmpty() || speakOf(rules.only(), heard, name);
    return Optional.of(name).filter(text -> wanted && !unwanted && !text.isEmpty());
  }

  /** Whether two names are written as one: those of one label, and those that the user merges. */
  public boolean isSame(String one, String other) {
    return taxonomy.isSame(one, other) || taxonomy.isSame(renamed(one), renamed(other));
  }

  /**
   * A prediction in the user's words. A subgenre that is not wanted gives way to its family, as
   * {@link TagPolicy} has it.
   */
  public TrackPrediction written(TrackPrediction heard) {
    List<DecidedLabel> subgenre = written(heard.subgenre());
    List<DecidedLabel> genre = new ArrayList<>(written(heard.genre()));
    if (subgenre.isEmpty()) {
      heard.subgenre().stream()
          .flatMap(
              label ->
                  family(label).flatMap(this::written).stream()
                      .map(name -> new DecidedLabel(name, Optional.empty(), label.confidence())))
          .filter(family -> genre.stream().noneMatch(g -> g.label().equals(family.label())))
          .forEach(genre::add);
    }
    return new TrackPrediction(
        genre, subgenre, heard.bpm(), heard.packs(), heard.doubts(), heard.key(), heard.energy());
  }

  private List<DecidedLabel> written(List<DecidedLabel> labels) {
    return labels.stream()
        .flatMap(
            label ->
                written(label.label()).stream()
                    .map(
                        name ->
                            new DecidedLabel(
                                name, family(label).flatMap(this::written), label.confidence())))
        .toList();
  }

  /** The names of the subgenres, as they are written. */
  List<String> subgenres(TrackPrediction prediction) {
    return written(prediction.subgenre().stream().map(DecidedLabel::label));
  }

  /** Electronic, as it is written, above labels that are. */
  Optional<String> root(TrackPrediction prediction) {
    boolean isElectronic =
        Stream.concat(prediction.subgenre().stream(), prediction.genre().stream())
            .flatMap(label -> Stream.concat(Stream.of(label.label()), family(label).stream()))
            .anyMatch(taxonomy::isElectronic);
    return isElectronic ? written(Taxonomy.ELECTRONIC) : Optional.empty();
  }

  /** The families of the subgenres; the genre where there are none. */
  List<String> broad(TrackPrediction prediction) {
    List<String> families =
        written(prediction.subgenre().stream().flatMap(label -> family(label).stream()));
    return families.isEmpty()
        ? written(prediction.genre().stream().map(DecidedLabel::label))
        : families;
  }

  /** The protected genre among these values, or among the parts of one of them. */
  Optional<String> findProtected(List<String> values) {
    return values.stream()
        .flatMap(value -> Stream.concat(Stream.of(value), PresentValues.pieces(value).stream()))
        .filter(value -> holds(rules.protectedGenres(), value))
        .findFirst();
  }

  private Optional<String> family(DecidedLabel label) {
    return find(rules.family(), label.label()).or(label::family);
  }

  private List<String> written(Stream<String> labels) {
    return labels.map(this::written).flatMap(Optional::stream).distinct().toList();
  }

  private String renamed(String heard) {
    return find(rules.rename(), heard).orElse(heard);
  }

  private Optional<String> find(Map<String, String> map, String heard) {
    return map.entrySet().stream()
        .filter(entry -> taxonomy.means(entry.getKey(), heard))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private boolean speakOf(List<String> names, String heard, String written) {
    return names.stream()
        .anyMatch(name -> taxonomy.means(name, heard) || taxonomy.isSame(name, written));
  }

  private boolean holds(List<String> names, String name) {
    return names.stream().anyMatch(other -> taxonomy.isSame(other, name));
  }
}
