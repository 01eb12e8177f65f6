package org.cratetag.train.deep.torch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The engine of the tests: one thread, its libraries unpacked below the build folder. */
public final class Torch {
  private Torch() {}

  public static TorchEngine engine() {
    try {
      return TorchEngine.load(Path.of("target", "pytorch").toAbsolutePath(), 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
