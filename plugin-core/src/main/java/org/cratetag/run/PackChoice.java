package org.cratetag.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cratetag.api.TrackClassifier;
import org.cratetag.decision.Taxonomy;
import org.cratetag.inference.OnnxClassifier;
import org.cratetag.inference.PackStore;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.json.PackException;

/**
 * The packs of a run, open, in the order in which they are preferred. By default those of plugins
 * and the latest version of every pack in the store.
 */
final class PackChoice implements AutoCloseable {
  private final List<TrackClassifier> classifiers = new ArrayList<>();
  private final List<OnnxClassifier> opened = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final boolean isOrdered;

  private PackChoice(boolean isOrdered) {
    this.isOrdered = isOrdered;
  }

  /**
   * Opens packs.
   *
   * @param names as in the settings; empty for all
   * @param plugins classifiers that plugins bring; they are named like packs
   * @throws RunException when a name stands for nothing, or a pack cannot be used
   */
  static PackChoice open(List<String> names, List<TrackClassifier> plugins, PackStore store)
      throws RunException {
    PackChoice choice = new PackChoice(!names.isEmpty());
    try {
      if (names.isEmpty()) {
        choice.classifiers.addAll(plugins);
        for (PackManifest manifest : store.listLatest()) {
          choice.add(store, manifest.name());
        }
      }
      for (String name : names) {
        Optional<TrackClassifier> plugin =
            plugins.stream().filter(candidate -> isNamed(candidate.pack(), name)).findFirst();
        if (plugin.isPresent()) {
          choice.classifiers.add(plugin.get());
        } else if (store.find(name).isPresent()) {
          choice.add(store, name);
        } else {
          throw new RunException(
              "there is no pack '" + name + "'; there are " + known(plugins, store));
        }
      }
      return choice;
    } catch (PackException e) {
      choice.close();
      throw new RunException(e.getMessage() + "; see 'cratetag models list'", e);
    } catch (RunException | RuntimeException e) {
      choice.close();
      throw e;
    }
  }

  private void add(PackStore store, String name) throws PackException {
    PackManifest manifest = store.find(name).orElseThrow();
    manifest.labels().forEach(label -> names.add(label.label()));
    manifest.families().forEach(family -> names.add(family.label()));
    OnnxClassifier pack = OnnxClassifier.open(store.get(name));
    opened.add(pack);
    classifiers.add(pack);
  }

  /** The preferred one first. */
  List<TrackClassifier> classifiers() {
    return List.copyOf(classifiers);
  }

  /** Whether a pack has the label or family; of plugins nobody knows, so they may. */
  boolean says(String label, Taxonomy taxonomy) {
    return classifiers.size() > opened.size()
        || names.stream().anyMatch(name -> taxonomy.isSame(name, label));
  }

  /** All that changes what the packs say together: their order too, where the user chose it. */
  String describe() {
    Stream<String> names = classifiers.stream().map(TrackClassifier::pack);
    return (isOrdered ? names : names.sorted()).collect(Collectors.joining(","));
  }

  private static boolean isNamed(String pack, String name) {
    return pack.equals(name) || pack.startsWith(name + "/");
  }

  private static String known(List<TrackClassifier> plugins, PackStore store) {
    return Stream.concat(
            plugins.stream().map(TrackClassifier::pack),
            store.listLatest().stream().map(PackManifest::id))
        .collect(Collectors.joining(", "));
  }

  @Override
  public void close() {
    opened.forEach(OnnxClassifier::close);
  }
}
