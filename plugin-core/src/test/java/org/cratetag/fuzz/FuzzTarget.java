package org.cratetag.fuzz;

import java.nio.file.Path;
import java.util.List;

/** Code of ours that must come through any bytes. */
public interface FuzzTarget {
  /**
   * Tries one input.
   *
   * @throws Exception or an error when the code under test does not keep its promises
   */
  void run(byte[] input) throws Exception;

  /**
   * What a fuzzer starts from: small, and of every kind.
   *
   * @param scratch an empty folder
   */
  List<byte[]> seeds(Path scratch) throws Exception;
}
