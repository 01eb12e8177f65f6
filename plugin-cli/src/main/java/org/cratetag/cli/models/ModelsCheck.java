package org.cratetag.cli.models;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cratetag.base.BaseManifest;
import org.cratetag.base.BaseStore;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.inference.BaseNetwork;
import org.cratetag.inference.PackStore;
import org.cratetag.inference.PackVerifier;
import org.cratetag.inference.StoredPack;
import org.cratetag.pack.json.PackException;

/** Verifies packs and bases, and says what came of it. */
final class ModelsCheck {
  private final PackStore store;
  private final BaseStore bases;
  private final Output output;

  ModelsCheck(PackStore store, BaseStore bases, Output output) {
    this.store = store;
    this.bases = bases;
    this.output = output;
  }

  /**
   * All that there are; a pack may lack its base.
   *
   * @return whether none was refused
   */
  boolean all() {
    List<StoredPack> packs = store.list();
    boolean passed = true;
    for (StoredPack pack : packs) {
      if (pack instanceof StoredPack.Available available) {
        passed &= verify(available.manifest().name(), true);
      }
    }
    for (BaseManifest base : bases.listManifests()) {
      passed &= verify(base);
    }
    for (StoredPack pack : packs) {
      ModelsListing.warnOfRefused(output, pack);
      passed &= pack instanceof StoredPack.Available;
    }
    return passed;
  }

  /**
   * Packs and bases by name.
   *
   * @return whether none was refused
   */
  boolean these(List<String> names) {
    boolean passed = true;
    for (String name : names) {
      passed &= verify(name, false);
    }
    return passed;
  }

  private boolean verify(String name, boolean mayLackBase) {
    Optional<BaseManifest> base = bases.find(name);
    if (base.isPresent()) {
      return verify(base.get());
    }
    Optional<String> need =
        store.find(name).flatMap(manifest -> ModelsListing.findNeed(store, manifest));
    if (mayLackBase && need.isPresent()) {
      output.result(
          Map.of("pack", name, "passed", true, "needs", need.get()),
          name + ": not in use; " + need.get());
      return true;
    }
    try {
      PackVerifier.Report report = PackVerifier.verify(store.get(name));
      output.result(PackJson.report(report), PackText.report(report));
      return report.isPassed();
    } catch (PackException e) {
      output.result(
          Map.of("pack", name, "passed", false, "reason", e.getMessage()),
          DisplayText.of(name) + ": refused: " + DisplayText.of(e.getMessage()));
      return false;
    }
  }

  private boolean verify(BaseManifest base) {
    Optional<String> trouble;
    try {
      trouble = BaseNetwork.findDifference(base, bases.model(base));
    } catch (PackException e) {
      trouble = Optional.of(e.getMessage());
    }
    output.result(BaseText.report(base, trouble), BaseText.verdict(base, trouble));
    return trouble.isEmpty();
  }
}
