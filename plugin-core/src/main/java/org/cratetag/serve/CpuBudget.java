package org.cratetag.serve;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.cratetag.schedule.Pace;

/**
 * Holds a run to so much of the processors on the average, and while the machine is busy with other
 * things. What is in hand is finished; the next track waits.
 */
final class CpuBudget implements Pace {
  /** So much may be taken in advance, else each track would wait for the one before. */
  private static final double BURST_SECONDS = 2;

  private static final Duration BUSY = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final OptionalDouble cores;
  private final OptionalDouble maxLoad;
  private final LongSupplier nanos;
  private final LongSupplier cpuNanos;
  private final DoubleSupplier load;
  private long since;
  private long usedThen;

  /**
   * @param cores on the average
   * @param maxLoad of a minute
   * @param nanos a clock
   * @param cpuNanos what we and our children have taken so far
   * @param load the machine's load average of a minute; negative where it is not known
   */
  CpuBudget(
      OptionalDouble cores,
      OptionalDouble maxLoad,
      LongSupplier nanos,
      LongSupplier cpuNanos,
      DoubleSupplier load) {
    this.cores = cores;
    this.maxLoad = maxLoad;
    this.nanos = nanos;
    this.cpuNanos = cpuNanos;
    this.load = load;
    this.since = nanos.getAsLong();
    this.usedThen = cpuNanos.getAsLong();
  }

  /** Of this machine. */
  static CpuBudget ofMachine(OptionalDouble cores, OptionalDouble maxLoad) {
    return new CpuBudget(
        cores,
        maxLoad,
        System::nanoTime,
        new ProcessorTime(),
        ManagementFactory.getOperatingSystemMXBean()::getSystemLoadAverage);
  }

  @Override
  public synchronized Duration pause() {
    if (maxLoad.isPresent() && load.getAsDouble() > maxLoad.getAsDouble()) {
      return BUSY;
    }
    if (cores.isEmpty()) {
      return Duration.ZERO;
    }
    double elapsed = (nanos.getAsLong() - since) / 1e9;
    double used = (cpuNanos.getAsLong() - usedThen) / 1e9;
    double ahead = used - elapsed * cores.getAsDouble();
    if (ahead < 0) {
      // What was not taken is not saved up.
      since = nanos.getAsLong();
      usedThen = cpuNanos.getAsLong();
    }
    if (ahead <= BURST_SECONDS) {
      return Duration.ZERO;
    }
    Duration wait =
        Duration.ofMillis((long) ((ahead - BURST_SECONDS) / cores.getAsDouble() * 1_000) + 1);
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  /** What this process and its children have taken, those that ended included. */
  private static final class ProcessorTime implements LongSupplier {
    private final Map<Long, Long> children = new HashMap<>();

    @Override
    public long getAsLong() {
      ProcessHandle.current()
          .descendants()
          .forEach(
              child ->
                  child
                      .info()
                      .totalCpuDuration()
                      .ifPresent(time -> children.merge(child.pid(), time.toNanos(), Math::max)));
      long own =
          ProcessHandle.current().info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
      return own + children.values().stream().mapToLong(Long::longValue).sum();
    }
  }
}
