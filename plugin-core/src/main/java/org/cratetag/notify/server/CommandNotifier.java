package org.cratetag.notify.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cratetag.api.ServerNotifier;
import org.cratetag.api.track.LabelledTrack;
import org.cratetag.config.ServerSettings;

/**
 * Runs a program of the user's, which reads {@link TracksJson} from its standard input. What it
 * prints is not looked at; another status than 0 is a failure, which is tried again.
 */
final class CommandNotifier implements ServerNotifier {
  private static final int LIMIT_SECONDS = 50;

  private final ServerSettings settings;

  CommandNotifier(ServerSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public void tagged(List<LabelledTrack> tracks) throws IOException {
    run("tagged", tracks);
  }

  @Override
  public void undone(List<LabelledTrack> tracks) throws IOException {
    run("undone", tracks);
  }

  private void run(String event, List<LabelledTrack> tracks) throws IOException {
    String program = settings.command().get(0);
    Process process;
    try {
      process =
          new ProcessBuilder(settings.command())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      throw new IOException(program + " cannot be run: " + e.getMessage(), e);
    }
    try {
      byte[] message =
          TracksJson.of(event, tracks, settings).toString().getBytes(StandardCharsets.UTF_8);
      try (OutputStream in = process.getOutputStream()) {
        in.write(message);
      } catch (IOException e) {
        // It may well end without reading.
      }
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(program + " does not end within " + LIMIT_SECONDS + " s");
      }
      if (process.exitValue() != 0) {
        throw new IOException(program + " ends with the status " + process.exitValue());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
