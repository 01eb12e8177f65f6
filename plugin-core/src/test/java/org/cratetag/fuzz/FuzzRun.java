package org.cratetag.fuzz;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** What the fuzzer calls, by names that it knows; it is told the target as its one argument. */
public final class FuzzRun {
  private static FuzzTarget target;
  private static long inputs;

  private FuzzRun() {}

  /** Called once. */
  public static void fuzzerInitialize(String[] args) {
    target = FuzzTargets.get(args[0]);
    long start = System.nanoTime();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> report(args[0], start)));
  }

  /** Called for each input. */
  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    inputs++;
    target.run(input);
  }

  private static void report(String name, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    var system = ManagementFactory.getOperatingSystemMXBean();
    double cpu =
        system instanceof com.sun.management.OperatingSystemMXBean ours
            ? ours.getProcessCpuTime() / 1e9
            : seconds;
    System.err.printf(
        Locale.ROOT,
        "FUZZED %s inputs=%d cpuSeconds=%.1f perSecond=%.0f %s%n",
        name,
        inputs,
        cpu,
        inputs / seconds,
        target);
  }
}
