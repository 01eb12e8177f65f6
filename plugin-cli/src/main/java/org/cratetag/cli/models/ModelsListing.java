package org.cratetag.cli.models;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.base.BaseManifest;
import org.cratetag.base.BaseStore;
import org.cratetag.base.KnownBases;
import org.cratetag.base.StoredBase;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.text.Table;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.inference.PackStore;
import org.cratetag.inference.StoredPack;
import org.cratetag.pack.PackManifest;

/** What packs and bases there are, and which packs are not in use. */
final class ModelsListing {
  private final PackStore store;
  private final BaseStore bases;
  private final Output output;
  private final boolean isJson;
  private final int columns;

  ModelsListing(PackStore store, BaseStore bases, GlobalOptions options) {
    this.store = store;
    this.bases = bases;
    this.output = options.output();
    this.isJson = options.isJson();
    this.columns = options.surroundings().columns();
  }

  void print() {
    List<StoredPack> packs = store.list();
    Map<String, String> unused = new LinkedHashMap<>();
    Table table = new Table("pack", "task", "labels", "front-end", "licence", "where");
    for (StoredPack pack : packs) {
      if (pack instanceof StoredPack.Available available) {
        add(available, table, unused);
      } else if (isJson) {
        output.result(PackJson.listed(pack, Optional.empty(), Optional.empty()), "");
      }
    }
    if (packs.isEmpty()) {
      output.remark("No model packs.");
    } else if (!isJson) {
      output.result(Map.of(), table.within(columns));
    }
    unused.forEach((pack, why) -> output.remark(pack + " is not in use; " + why));
    packs.forEach(pack -> warnOfRefused(output, pack));
    printBases();
  }

  private void add(StoredPack.Available pack, Table table, Map<String, String> unused) {
    PackManifest manifest = pack.manifest();
    Optional<String> need = findNeed(store, manifest).or(() -> store.findNeed(manifest));
    Optional<String> standIn = store.findStandIn(manifest).map(PackManifest::name);
    need.or(() -> standIn.map(name -> name + " is asked instead"))
        .ifPresent(why -> unused.put(manifest.name(), why));
    if (isJson) {
      output.result(PackJson.listed(pack, need, standIn), "");
    }
    String frontEnds =
        manifest.frontEnds().stream()
            .map(FrontEnd::id)
            .distinct()
            .collect(Collectors.joining(", "));
    table.row(
        manifest.name(),
        manifest.task().name().toLowerCase(Locale.ROOT),
        manifest.labels().size(),
        frontEnds,
        manifest.licence(),
        pack.bundled() ? "bundled" : "installed");
  }

  private void printBases() {
    List<BaseManifest> manifests = bases.listManifests();
    if (isJson) {
      manifests.forEach(base -> output.result(BaseText.json(base), ""));
    } else if (!manifests.isEmpty()) {
      output.result(Map.of(), "\n" + BaseText.list(manifests, columns));
    }
    for (StoredBase base : bases.list()) {
      if (base instanceof StoredBase.Refused refused) {
        if (isJson) {
          output.result(BaseText.json(refused), "");
        }
        output.warning("base refused: " + refused.folder() + ": " + refused.reason());
      }
    }
  }

  /** What a pack wants that a user can install. */
  static Optional<String> findNeed(PackStore store, PackManifest manifest) {
    return store.findUnknownFrontEnd(manifest).flatMap(KnownBases::findNeed);
  }

  static void warnOfRefused(Output output, StoredPack pack) {
    if (pack instanceof StoredPack.Refused refused) {
      output.warning("pack refused: " + refused.location() + ": " + refused.reason());
    }
  }
}
