package org.cratetag.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cratetag.api.TrackClassifier;
import org.cratetag.inference.PackStore;
import org.cratetag.ledger.Ledger;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.Sureness;
import org.cratetag.pack.json.PackException;
import org.cratetag.taxonomy.Taxonomy;

/**
 * The packs of a run, in the order in which they are preferred. By default those of plugins and the
 * latest version of every pack in the store.
 */
final class PackChoice implements AutoCloseable {
  private final List<TrackClassifier> classifiers = new ArrayList<>();
  private final List<PackClassifier> packs = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final boolean isOrdered;
  private final Sureness sureness;
  private boolean loaded;

  private PackChoice(boolean isOrdered, Sureness sureness) {
    this.isOrdered = isOrdered;
    this.sureness = sureness;
  }

  /**
   * Chooses packs. Their models are loaded later, see {@link #load}.
   *
   * @param names as in the settings; empty for all
   * @param plugins classifiers that plugins bring; they are named like packs
   * @param sureness how sure packs must be of what they say
   * @throws RunException when a name stands for nothing
   */
  static PackChoice of(
      List<String> names, List<TrackClassifier> plugins, PackStore store, Sureness sureness)
      throws RunException {
    if (names.isEmpty()) {
      return all(store.listUsable(), plugins, store, sureness);
    }
    PackChoice choice = new PackChoice(true, sureness);
    for (String name : names) {
      Optional<TrackClassifier> plugin =
          plugins.stream().filter(candidate -> isNamed(candidate.pack(), name)).findFirst();
      if (plugin.isPresent()) {
        choice.classifiers.add(plugin.get());
      } else {
        choice.add(store, store.find(name).orElseThrow(() -> unknown(name, plugins, store)));
      }
    }
    return choice;
  }

  /**
   * Some packs of the store with all that plugins bring.
   *
   * @param manifests of the packs, the preferred one first
   */
  static PackChoice all(
      List<PackManifest> manifests,
      List<TrackClassifier> plugins,
      PackStore store,
      Sureness sureness) {
    PackChoice choice = new PackChoice(false, sureness);
    choice.classifiers.addAll(plugins);
    manifests.forEach(manifest -> choice.add(store, manifest));
    return choice;
  }

  private static RunException unknown(String name, List<TrackClassifier> plugins, PackStore store) {
    return new RunException("there is no pack '" + name + "'; there are " + known(plugins, store));
  }

  private void add(PackStore store, PackManifest manifest) {
    manifest.labels().forEach(label -> names.add(label.label()));
    manifest.families().forEach(family -> names.add(family.label()));
    PackClassifier pack = new PackClassifier(manifest, store, sureness);
    packs.add(pack);
    classifiers.add(pack);
  }

  /**
   * Loads the models, all at the same time, if that has not been done.
   *
   * @throws RunException when a pack cannot be used
   */
  synchronized void load() throws RunException {
    if (loaded) {
      return;
    }
    List<PackException> refused = Collections.synchronizedList(new ArrayList<>());
    packs.parallelStream()
        .forEach(
            pack -> {
              try {
                pack.open();
              } catch (PackException e) {
                refused.add(e);
              }
            });
    if (!refused.isEmpty()) {
      throw new RunException(
          refused.get(0).getMessage() + "; see 'cratetag models list'", refused.get(0));
    }
    loaded = true;
  }

  /** The preferred one first. */
  List<TrackClassifier> classifiers() {
    return List.copyOf(classifiers);
  }

  /** Whether a pack has the label or family; of plugins nobody knows, so they may. */
  boolean says(String label, Taxonomy taxonomy) {
    return classifiers.size() > packs.size()
        || names.stream().anyMatch(name -> taxonomy.isSame(name, label));
  }

  /**
   * Whether a pack is gone: runs of this ledger have heard it, and it is removed or superseded by
   * another version. Packs that the ledger does not know are somebody else's and are not gone.
   * Looked up once, when it is first asked.
   */
  Predicate<String> gone(Ledger ledger, PackStore store) {
    Set<String> gone = new HashSet<>();
    boolean[] isKnown = {false};
    return pack -> {
      synchronized (gone) {
        if (!isKnown[0]) {
          gone.addAll(ledger.listPacksHeard());
          classifiers.stream().map(TrackClassifier::pack).forEach(gone::remove);
          store.listUsable().stream().map(PackManifest::name).forEach(gone::remove);
          isKnown[0] = true;
        }
        return gone.contains(pack);
      }
    };
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
            store.listUsable().stream().map(PackManifest::id))
        .collect(Collectors.joining(", "));
  }

  @Override
  public void close() {
    packs.forEach(PackClassifier::close);
  }
}
