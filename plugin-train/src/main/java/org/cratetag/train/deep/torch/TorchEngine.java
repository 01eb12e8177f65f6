package org.cratetag.train.deep.torch;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cratetag.train.deep.Network;
import org.cratetag.train.deep.Weights;
import org.cratetag.train.deep.training.TrainingEngine;
import org.cratetag.train.deep.training.TrainingSession;

/**
 * PyTorch on the CPU. The same numbers of threads and the same seeds give the same weights.
 *
 * <p>The engine reads its settings from system properties when it is first loaded: a process has
 * one cache folder and one number of threads.
 */
public final class TorchEngine implements TrainingEngine {
  private final Engine engine;

  private TorchEngine(Engine engine) {
    this.engine = engine;
  }

  /**
   * Loads the engine. Never asks the network for anything.
   *
   * @param cache folder that the native libraries are unpacked to, about 430 MB; made where it is
   *     missing
   * @param threads how many work on one step
   * @throws IOException when the folder cannot be written or the libraries do not load here
   */
  public static TorchEngine load(Path cache, int threads) throws IOException {
    Files.createDirectories(cache);
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.default_engine", "PyTorch");
    System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
    System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    System.setProperty("DJL_CACHE_DIR", cache.toString());
    System.setProperty("ENGINE_CACHE_DIR", cache.toString());
    try {
      return new TorchEngine(Engine.getEngine("PyTorch"));
    } catch (EngineException | LinkageError e) {
      throw new IOException(
          "PyTorch does not load from "
              + cache
              + " ("
              + e.getMessage()
              + "); delete the folder"
              + " and try again",
          e);
    }
  }

  @Override
  public TrainingSession open(Network network, Weights start, double decay) {
    return new TorchSession(engine, network, start, decay);
  }
}
