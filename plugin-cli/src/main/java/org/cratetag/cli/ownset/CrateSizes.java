package org.cratetag.cli.ownset;

import java.util.Map;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.train.crates.CrateException;
import org.cratetag.train.crates.CrateTraining;

/** Counts first: who has too few tracks shall not wait for the listening to be told so. */
final class CrateSizes {
  private CrateSizes() {}

  /**
   * Names crates with too few tracks.
   *
   * @param tracks how many each crate has, by its name
   * @throws WrongUseException when too little is left
   */
  static void require(Map<String, Integer> tracks, int smallest, Output output) {
    try {
      CrateTraining.require(tracks, "crates");
    } catch (CrateException e) {
      throw new WrongUseException(e.getMessage() + ". Nothing was listened to", e);
    }
    tracks.forEach(
        (crate, count) -> {
          if (count < smallest) {
            output.remark(
                "the crate %s has %d tracks and is left out; it needs %d"
                    .formatted(DisplayText.of(crate), count, smallest));
          }
        });
  }
}
