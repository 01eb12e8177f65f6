package org.cratetag.cli;

import java.io.IOException;
import org.cratetag.config.Home;
import org.cratetag.train.deep.TrainingEngine;
import org.cratetag.train.deep.torch.TorchAddOn;
import org.cratetag.train.deep.torch.TorchEngine;

/** The engine that trains networks, which is no part of the program. */
final class TrainingAddOn {
  private TrainingAddOn() {}

  /**
   * Loads it; the first time its libraries are unpacked into the home's cache.
   *
   * @throws WrongUseException when it is not there or does not load; the message says what to do
   */
  static TrainingEngine load(Home home, int threads, Output output) {
    if (!TorchAddOn.isPresent()) {
      throw new WrongUseException(
          "what trains networks is not on the class path. Run ./cratetag from a checkout, which"
              + " fetches it, or: mvn -f src/packaging/training/pom.xml package");
    }
    try {
      output.remark("Loading PyTorch (its libraries are unpacked into the home once, 430 MB)");
      return TorchEngine.load(home.cache().resolve("pytorch"), threads);
    } catch (IOException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }
}
