package org.cratetag.cli.train;

import org.cratetag.api.track.FrontEnd;
import org.cratetag.base.BaseManifest;
import org.cratetag.base.BaseStore;
import org.cratetag.base.KnownBases;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.run.Engine;
import org.cratetag.run.RunException;
import org.cratetag.train.crates.BaseHearing;
import org.cratetag.train.data.LabelledSet;

/**
 * The base network that crates are listened to with. A bundled pack over it is in use wherever it
 * is installed, so a scan hears with it anyway, and the ledger keeps what it heard.
 *
 * @param manifest what the base says of itself
 */
record CrateBase(BaseManifest manifest) {
  /**
   * An installed base.
   *
   * @throws WrongUseException saying how to install it when it is not there
   */
  static CrateBase get(BaseStore store, String name) {
    if (!name.equals(KnownBases.MUSICNN)) {
      throw new WrongUseException(
          "there is no base '%s' for crates; there is %s".formatted(name, KnownBases.MUSICNN));
    }
    return store
        .find(name)
        .map(CrateBase::new)
        .orElseThrow(
            () ->
                new WrongUseException(
                    "the base %s is not installed. Install it: cratetag models install %s."
                            .formatted(name, name)
                        + " Nothing was listened to"));
  }

  /**
   * What it hears of a set's tracks.
   *
   * @throws RunException when it cannot listen to one, or the base is damaged
   */
  BaseHearing hearing(Engine engine, LabelledSet set) throws RunException {
    FrontEnd frontEnd = FrontEnd.of(manifest.frontEnd());
    float[][] rows = new float[set.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = engine.hear(set.origins().get(i).path(), frontEnd).values();
    }
    return new BaseHearing(manifest.name(), frontEnd, rows);
  }
}
