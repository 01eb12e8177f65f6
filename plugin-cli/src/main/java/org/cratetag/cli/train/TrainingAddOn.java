package org.cratetag.cli.train;

import java.io.IOException;
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
   * Asked before long work that needs it later.
   *
   * @throws AddOnNeededException when it is not there
   */
  public static void require() {
    if (!TorchAddOn.isPresent()) {
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
    require();
    try {
      output.remark("Loading PyTorch (its libraries are unpacked into the home once, 430 MB)");
      return TorchEngine.load(home.cache().resolve("pytorch"), threads);
    } catch (IOException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }
}
