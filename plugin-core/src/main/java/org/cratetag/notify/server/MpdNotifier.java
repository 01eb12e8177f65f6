package org.cratetag.notify.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cratetag.api.track.LabelledTrack;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.config.ServerSettings;

/**
 * The Music Player Daemon, by its line protocol: {@code update FOLDER} for each folder, named from
 * the music directory on, and {@code lsinfo FILE} for what it shows. Where nobody says where that
 * directory is ({@code paths}), it looks through everything.
 */
final class MpdNotifier extends ToldServer {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int ANSWER_MILLIS = 20_000;
  private static final int STANDARD_PORT = 6600;
  private static final int MOST_LINES = 10_000;

  private final URI url;

  MpdNotifier(ServerSettings settings) {
    super(settings);
    this.url = settings.url().orElseThrow();
  }

  @Override
  void tell(String event, List<LabelledTrack> tracks) throws IOException {
    Set<String> folders = new LinkedHashSet<>();
    for (LabelledTrack track : tracks) {
      folders.add(settings().findPathOf(track.path().getParent()).orElse(""));
    }
    try (Connection mpd = new Connection()) {
      if (folders.contains("")) {
        mpd.ask("update");
        return;
      }
      for (String folder : folders) {
        mpd.ask("update " + quoted(folder));
      }
    }
  }

  @Override
  public Optional<TagValues> shown(Path path) throws IOException {
    Optional<String> there = settings().findPathOf(path);
    if (there.isEmpty()) {
      return Optional.empty();
    }
    try (Connection mpd = new Connection()) {
      List<String> genres = new ArrayList<>();
      boolean isKnown = false;
      for (String line : mpd.ask("lsinfo " + quoted(there.get()))) {
        isKnown |= line.startsWith("file: ");
        if (line.startsWith("Genre: ")) {
          genres.add(line.substring("Genre: ".length()));
        }
      }
      return isKnown ? Optional.of(TagValues.EMPTY.with(TagField.GENRE, genres)) : Optional.empty();
    } catch (UnknownFileException e) {
      return Optional.empty();
    }
  }

  private static String quoted(String text) throws IOException {
    if (text.indexOf('\n') >= 0) {
      throw new IOException("mpd cannot be told of names with line breaks");
    }
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static final class UnknownFileException extends IOException {
    private static final long serialVersionUID = 1L;

    UnknownFileException(String message) {
      super(message);
    }
  }

  /** One conversation. */
  private final class Connection implements AutoCloseable {
    private final Socket socket = new Socket();
    private final BufferedReader in;
    private final Writer out;

    Connection() throws IOException {
      int port = url.getPort() < 0 ? STANDARD_PORT : url.getPort();
      try {
        socket.connect(new InetSocketAddress(url.getHost(), port), CONNECT_MILLIS);
        socket.setSoTimeout(ANSWER_MILLIS);
        in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
        String greeting = in.readLine();
        if (greeting == null || !greeting.startsWith("OK MPD")) {
          throw new IOException("what answers at " + url + " is no mpd");
        }
        if (settings().password().isPresent()) {
          ask("password " + quoted(settings().password().get().reveal()));
        }
      } catch (SocketTimeoutException e) {
        socket.close();
        throw new IOException(url + " does not answer", e);
      } catch (ConnectException e) {
        socket.close();
        throw new IOException(url + " cannot be reached: nothing answers there", e);
      } catch (IOException | RuntimeException e) {
        socket.close();
        throw e;
      }
    }

    List<String> ask(String command) throws IOException {
      out.write(command + "\n");
      out.flush();
      List<String> lines = new ArrayList<>();
      for (String line = in.readLine(); ; line = in.readLine()) {
        if (line == null) {
          throw new IOException(url + " hung up");
        }
        if (line.equals("OK")) {
          return lines;
        }
        if (line.startsWith("ACK [50@")) {
          throw new UnknownFileException(line);
        }
        if (line.startsWith("ACK")) {
          throw new IOException(
              url
                  + (command.startsWith("password")
                      ? " refuses the password"
                      : " says: " + line.substring(line.indexOf('}') + 1).strip()));
        }
        if (lines.size() < MOST_LINES) {
          lines.add(line);
        }
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
