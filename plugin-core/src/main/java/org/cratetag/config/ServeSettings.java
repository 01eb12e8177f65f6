package org.cratetag.config;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What the daemon may take of the machine, and how patient it is.
 *
 * @param pollEvery how often it looks for new files where no events arrive
 * @param settle how long a file must not have changed before it is taken
 * @param nice how much other programs go first, from 0 to 19
 * @param idleDisk whether the disk serves other programs first
 * @param cores how much of the processors it may take on the average; empty for no limit
 * @param maxLoad it waits while the load average of a minute is higher; empty for never
 */
public record ServeSettings(
    Duration pollEvery,
    Duration settle,
    int nice,
    boolean idleDisk,
    OptionalDouble cores,
    OptionalDouble maxLoad) {
  /** A look every ten minutes, half a minute of rest, and every other program first. */
  public static final ServeSettings DEFAULT =
      new ServeSettings(
          Duration.ofMinutes(10),
          Duration.ofSeconds(30),
          10,
          true,
          OptionalDouble.empty(),
          OptionalDouble.empty());

  static ServeSettings read(ConfigTree tree) throws ConfigException {
    Map<String, YamlValue> members = tree.members();
    Map<String, YamlValue> cpu =
        members.containsKey("cpu") ? members.get("cpu").members("nice: 10") : Map.of();
    return new ServeSettings(
        duration(members, "poll-minutes", 60_000, DEFAULT.pollEvery),
        duration(members, "settle-seconds", 1_000, DEFAULT.settle),
        cpu.containsKey("nice") ? cpu.get("nice").wholeNumber() : DEFAULT.nice,
        !cpu.containsKey("io") || cpu.get("io").text().strip().equalsIgnoreCase("idle"),
        number(cpu, "cores"),
        number(cpu, "max-load"));
  }

  private static Duration duration(
      Map<String, YamlValue> members, String key, long millis, Duration standard)
      throws ConfigException {
    return members.containsKey(key)
        ? Duration.ofMillis(Math.round(members.get(key).number() * millis))
        : standard;
  }

  private static OptionalDouble number(Map<String, YamlValue> members, String key)
      throws ConfigException {
    return members.containsKey(key)
        ? OptionalDouble.of(members.get(key).number())
        : OptionalDouble.empty();
  }
}
