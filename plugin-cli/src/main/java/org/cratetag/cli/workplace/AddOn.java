package org.cratetag.cli.workplace;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What some commands need beside the program. The launcher fetches it when a command asks. */
public enum AddOn {
  /** Trains networks: the Deep Java Library and PyTorch. */
  TRAINING(
      "what trains networks is not on the class path. Run ./cratetag from a checkout, which fetches"
          + " it, or: mvn -f src/packaging/training/pom.xml package"),
  /** Makes the bundled packs, and studies them. */
  LAB(
      "'lab' is for makers of packs, and not part of this distribution. Run ./cratetag from a"
          + " checkout, which builds it"),
  /** A larger heap, for all that learns. */
  HEAP("more memory is needed: CRATETAG_JAVA_OPTS=-Xmx512m");

  /** Variable that holds the path of the launcher. */
  public static final String LAUNCHER = "CRATETAG_LAUNCHER";

  private static final long HEAP_BYTES = 480L << 20;

  /** Variable in which the launcher says which ones it has put on the class path. */
  public static final String LOADED = "CRATETAG_ADD_ONS";

  private final String missing;

  AddOn(String missing) {
    this.missing = missing;
  }

  /** As the launcher knows it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What to say where no launcher can fetch it. */
  public String missing() {
    return missing;
  }

  /** Whether a launcher has started the program that has not loaded it yet. */
  public boolean canBeFetched(Map<String, String> environment) {
    return environment.containsKey(LAUNCHER) && !loaded(environment).contains(key());
  }

  /**
   * Asked by commands that learn, before anything else.
   *
   * @throws AddOnNeededException when the heap is small and the launcher can give more
   */
  public static void wantHeap(Map<String, String> environment) {
    if (HEAP.canBeFetched(environment) && Runtime.getRuntime().maxMemory() < HEAP_BYTES) {
      throw new AddOnNeededException(HEAP);
    }
  }

  /** Those that the launcher has put on the class path. */
  public static List<String> loaded(Map<String, String> environment) {
    return Arrays.stream(environment.getOrDefault(LOADED, "").split(" "))
        .filter(key -> !key.isBlank())
        .toList();
  }
}
