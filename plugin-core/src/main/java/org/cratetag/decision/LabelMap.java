package org.cratetag.decision;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.TrackPrediction;

/** Labels as they are heard, to labels as the user wants them written. */
public final class LabelMap {
  private final Taxonomy taxonomy;
  private final LabelRules rules;

  /** The rules over a taxonomy, which learns the names that they bring. */
  public LabelMap(Taxonomy taxonomy, LabelRules rules) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    rules.aliases().forEach((label, aliases) -> names.put(label, new ArrayList<>(aliases)));
    rules
        .rename()
        .forEach(
            (label, written) -> {
              // A name that stands for something already goes on standing for that.
              if (taxonomy.find(written).isEmpty()) {
                names.computeIfAbsent(label, any -> new ArrayList<>()).add(written);
              }
            });
    this.taxonomy = taxonomy.withAliases(names);
    this.rules = rules;
  }

  /** What the user's names mean. */
  Taxonomy taxonomy() {
    return taxonomy;
  }

  /** What is written for a label; empty when it is not wanted. */
  public Optional<String> written(String heard) {
    String name = LabelText.clean(find(rules.rename(), heard).orElse(heard));
    boolean unwanted = holds(rules.never(), heard) || holds(rules.never(), name);
    boolean wanted =
        rules.only().isEmpty() || holds(rules.only(), heard) || holds(rules.only(), name);
    return Optional.of(name).filter(text -> wanted && !unwanted && !text.isEmpty());
  }

  /** Labels under the names that are written, less those that are not wanted. */
  public List<DecidedLabel> written(List<DecidedLabel> labels) {
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

  private Optional<String> find(Map<String, String> map, String heard) {
    return map.entrySet().stream()
        .filter(entry -> taxonomy.isSame(entry.getKey(), heard))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private boolean holds(List<String> names, String name) {
    return names.stream().anyMatch(other -> taxonomy.isSame(other, name));
  }
}
