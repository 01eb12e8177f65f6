package org.cratetag.pack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.api.track.Task;
import org.cratetag.pack.calibration.Calibration;
import org.cratetag.pack.calibration.FamilyCalibration;
import org.cratetag.pack.json.PackException;

/**
 * What {@code pack.json} says: schema {@value #SCHEMA}. A pack has one graph, or several whose
 * probabilities are averaged; each takes the features of one front-end, of the track as a whole or
 * of clips of it, and gives the labels' probabilities.
 *
 * @param id lower case letters, digits and hyphens
 * @param version the pack's version
 * @param task what the labels are
 * @param title one line for people
 * @param licence licence of the model, an SPDX expression where there is one
 * @param graphs the ONNX graphs, 1 to {@value #MOST_GRAPHS}
 * @param labels in the order of every graph's output
 * @param families every family of the labels; empty for packs without families
 * @param calibration of the label probabilities
 * @param familyCalibration of the family sums
 * @param leastBandwidthHz upper frequency limit that audio must reach for the pack to be believed,
 *     as measured or as its training data had it, within (0, 192000]; empty when any will do
 * @param domain tells the kind of music that the pack was made for from other music; empty when the
 *     pack cannot
 * @param training what the model learned from
 * @param metrics figures of the card by name, sorted
 */
public record PackManifest(
    String id,
    PackVersion version,
    Task task,
    String title,
    String licence,
    List<PackGraph> graphs,
    List<PackLabel> labels,
    List<PackFamily> families,
    Calibration calibration,
    FamilyCalibration familyCalibration,
    OptionalDouble leastBandwidthHz,
    Optional<PackDomain> domain,
    PackTraining training,
    Map<String, Double> metrics) {
  /** The schema that this version reads and writes. */
  public static final String SCHEMA = "cratetag-pack/1";

  /** Most graphs in a pack. */
  public static final int MOST_GRAPHS = 8;

  /** Half of the highest sample rate that is decoded. */
  private static final double HIGHEST_BANDWIDTH_HZ = 192_000;

  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  public PackManifest {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "id must be lower case letters, digits and hyphens, found '" + id + "'");
    }
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(licence, "licence");
    Objects.requireNonNull(calibration, "calibration");
    Objects.requireNonNull(training, "training");
    graphs = List.copyOf(graphs);
    labels = List.copyOf(labels);
    families = List.copyOf(families);
    metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
    checkLabels(labels, families);
    if (familyCalibration instanceof FamilyCalibration.Logistic logistic) {
      for (PackFamily family : families) {
        if (!logistic.lines().containsKey(family.label())) {
          throw new IllegalArgumentException("familyCalibration lacks family " + family.label());
        }
      }
    }
    checkGraphs(graphs, labels.size());
    if (leastBandwidthHz.isPresent()
        && !(leastBandwidthHz.getAsDouble() > 0
            && leastBandwidthHz.getAsDouble() <= HIGHEST_BANDWIDTH_HZ)) {
      throw new IllegalArgumentException(
          "leastBandwidthHz must be within (0, 192000], found " + leastBandwidthHz.getAsDouble());
    }
    if (domain.isPresent() && graphs.get(0).frontEnd().windows().isPresent()) {
      throw new IllegalArgumentException("domain needs a first front-end without windows");
    }
  }

  /** A manifest of a pack that takes any music of any bandwidth. */
  public PackManifest(
      String id,
      PackVersion version,
      Task task,
      String title,
      String licence,
      List<PackGraph> graphs,
      List<PackLabel> labels,
      List<PackFamily> families,
      Calibration calibration,
      FamilyCalibration familyCalibration,
      PackTraining training,
      Map<String, Double> metrics) {
    this(
        id,
        version,
        task,
        title,
        licence,
        graphs,
        labels,
        families,
        calibration,
        familyCalibration,
        OptionalDouble.empty(),
        Optional.empty(),
        training,
        metrics);
  }

  /**
   * A copy that tells its kind of music from other music.
   *
   * @param learnedFrom the other music; takes the place of a data set of the same name
   */
  public PackManifest withDomain(PackDomain newDomain, DataSet learnedFrom) {
    List<DataSet> data = new ArrayList<>(training.data());
    data.removeIf(set -> set.name().equals(learnedFrom.name()));
    data.add(learnedFrom);
    return new PackManifest(
        id,
        version,
        task,
        title,
        licence,
        graphs,
        labels,
        families,
        calibration,
        familyCalibration,
        leastBandwidthHz,
        Optional.of(newDomain),
        new PackTraining(data, training.split(), training.seed(), training.recipe()),
        metrics);
  }

  /** Id and version, for example {@code edm-subgenre/1.0.0}. */
  public String name() {
    return id + "/" + version;
  }

  /**
   * The graph of a pack that has one.
   *
   * @throws IllegalStateException when it has several
   */
  public PackGraph onlyGraph() {
    if (graphs.size() != 1) {
      throw new IllegalStateException(name() + " has " + graphs.size() + " graphs");
    }
    return graphs.get(0);
  }

  /** The front-ends of the graphs, without repeats, in the order of the graphs. */
  public List<FrontEnd> frontEnds() {
    return graphs.stream().map(PackGraph::frontEnd).distinct().toList();
  }

  /**
   * Reads a manifest.
   *
   * @throws PackException naming the field that is missing or wrong
   */
  public static PackManifest fromJson(String json) throws PackException {
    return ManifestJson.read(json);
  }

  /** The manifest as indented JSON that {@link #fromJson} reads back to an equal one. */
  public String toJson() {
    return ManifestJson.write(this);
  }

  private static void checkGraphs(List<PackGraph> graphs, int labels) {
    if (graphs.isEmpty() || graphs.size() > MOST_GRAPHS) {
      throw new IllegalArgumentException(
          "a pack has 1 to " + MOST_GRAPHS + " graphs, found " + graphs.size());
    }
    if (graphs.size() == 1 && graphs.get(0).weight() != 1) {
      throw new IllegalArgumentException("the weight of a single graph must be 1");
    }
    Set<String> files = new HashSet<>();
    for (PackGraph graph : graphs) {
      if (!graph.output().shape().equals(List.of(1L, (long) labels))) {
        throw new IllegalArgumentException(
            "output.shape is " + graph.output().shape() + " but there are " + labels + " labels");
      }
      if (!files.add(graph.model().file())) {
        throw new IllegalArgumentException("graphs name " + graph.model().file() + " twice");
      }
    }
  }

  private static void checkLabels(List<PackLabel> labels, List<PackFamily> families) {
    if (labels.isEmpty()) {
      throw new IllegalArgumentException("labels is empty");
    }
    Set<String> familyNames = new HashSet<>();
    for (PackFamily family : families) {
      if (!familyNames.add(family.label())) {
        throw new IllegalArgumentException("families names " + family.label() + " twice");
      }
    }
    Set<String> names = new HashSet<>();
    for (PackLabel label : labels) {
      if (!names.add(label.label())) {
        throw new IllegalArgumentException("labels names " + label.label() + " twice");
      }
      if (!families.isEmpty() && !familyNames.contains(label.family())) {
        throw new IllegalArgumentException(
            "family " + label.family() + " of " + label.label() + " is not in families");
      }
    }
  }
}
