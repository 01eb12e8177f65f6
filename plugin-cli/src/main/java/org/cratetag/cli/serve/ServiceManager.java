package org.cratetag.cli.serve;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells systemd, where that has started us and wants to know (sd_notify(3)), by its own program:
 * Java has no datagram sockets of that kind. The unit needs {@code NotifyAccess=all} for that.
 */
final class ServiceManager {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceManager.class);
  private static final long PATIENCE_SECONDS = 5;

  private final boolean isListening;
  private final Optional<Duration> signOfLife;
  private long lastSign;

  ServiceManager(Map<String, String> environment) {
    this.isListening = !environment.getOrDefault("NOTIFY_SOCKET", "").isBlank();
    this.signOfLife = isListening ? half(environment.get("WATCHDOG_USEC")) : Optional.empty();
    this.lastSign = System.nanoTime();
  }

  /** As its manual advises: twice as often as it must hear. */
  private static Optional<Duration> half(String micros) {
    try {
      return Optional.ofNullable(micros)
          .map(Long::parseLong)
          .filter(time -> time > 0)
          .map(time -> Duration.ofNanos(time * 1_000 / 2));
    } catch (NumberFormatException unset) {
      return Optional.empty();
    }
  }

  /** It is at work. */
  void ready() {
    tell("--ready", "--status=serving");
  }

  /** It is about to end. */
  void stopping() {
    tell("STOPPING=1");
  }

  /** Called again and again; says from time to time that we are alive. */
  void alive() {
    if (signOfLife.isPresent() && System.nanoTime() - lastSign >= signOfLife.get().toNanos()) {
      lastSign = System.nanoTime();
      tell("WATCHDOG=1");
    }
  }

  private void tell(String... words) {
    if (!isListening) {
      return;
    }
    List<String> command = new ArrayList<>(List.of("systemd-notify"));
    command.addAll(List.of(words));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException missing) {
      LOG.warn("systemd cannot be told", missing);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
