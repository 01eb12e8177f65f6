package org.cratetag.notify.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cratetag.api.track.LabelledTrack;
import org.cratetag.config.ServerSettings;

/**
 * Runs a program of the user's, which reads {@link TracksJson} from its standard input. What it
 * prints is not looked at; another status than 0 is a failure, which is tried again.
 */
final class CommandNotifier extends ToldServer {
  private static final int LIMIT_SECONDS = 50;

  CommandNotifier(ServerSettings settings) {
    super(settings);
  }

  @Override
  void tell(String event, List<LabelledTrack> tracks) throws IOException {
    String program = settings().command().get(0);
    Process process;
    try {
      process =
          new ProcessBuilder(settings().command())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      throw new IOException(program + " cannot be run: " + e.getMessage(), e);
    }
    try {
      byte[] message =
          TracksJson.of(event, tracks, settings()).toString().getBytes(StandardCharsets.UTF_8);
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
