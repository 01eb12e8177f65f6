package org.cratetag.cli.train;

import java.io.IOException;
import java.util.Map;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.workplace.AddOn;
import org.cratetag.cli.workplace.AddOnNeededException;
import org.cratetag.config.Home;
import org.cratetag.train.deep.torch.TorchAddOn;
import org.cratetag.train.deep.torch.TorchEngine;
import org.cratetag.train.deep.training.TrainingEngine;

/** The engine that trains networks, which is no part of the program. */
public final class TrainingAddOn {
  private TrainingAddOn() {}

  /**
   * Asked before long work that needs it later, so that the launcher fetches it first.
   *
   * @throws AddOnNeededException when it is not there and a launcher can fetch it
   */
  public static void want(Map<String, String> environment) {
    if (!TorchAddOn.isPresent() && AddOn.TRAINING.canBeFetched(environment)) {
      throw new AddOnNeededException(AddOn.TRAINING);
    }
  }

  /**
   * Loads it; the first time its libraries are unpacked into the home's cache.
   *
   * @throws AddOnNeededException when it is not there
   * @throws WrongUseException when it does not load; the message says what to do
   */
  public static TrainingEngine load(Home home, int threads, Output output) {
    if (!TorchAddOn.isPresent()) {
      throw new AddOnNeededException(AddOn.TRAINING);
    }
    try {
      output.remark("Loading PyTorch (its libraries are unpacked into the home once, 430 MB)");
      return TorchEngine.load(home.cache().resolve("pytorch"), threads);
    } catch (IOException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }
}
