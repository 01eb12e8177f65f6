package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.cratetag.tags.TagFixtures.CHANGE;
import static org.cratetag.tags.TagFixtures.found;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagStyle;
import org.cratetag.decode.FfmpegEncoder;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.picture.CoverPicture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real mpd server finds tracks by the genres that were written, once it was told to look. Skipped
 * where mpd is not installed (Debian: {@code mpd}). Its protocol is lines of text. It looks with
 * the lowest priority of all, which takes long on a busy machine.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class MpdTest {
  /** Formats of which mpd reads several genres; of the others it reads the first. */
  private static final Set<AudioFormat> SEVERAL =
      Set.of(
          AudioFormat.MP3,
          AudioFormat.FLAC,
          AudioFormat.OGG_VORBIS,
          AudioFormat.OPUS,
          AudioFormat.WAV,
          AudioFormat.AIFF);

  @TempDir Path folder;

  @Test
  void update_afterTagging_findsTheTrackByEachOfItsGenres() throws Exception {
    Optional<Path> program = findMpd();
    assumeThat(program).as("mpd is installed").isPresent();
    Path music = Files.createDirectory(folder.resolve("music"));
    List<AudioFile> files = new ArrayList<>();
    for (AudioFormat format : AudioFixtures.usual()) {
      files.add(make(music, format));
    }
    int port = freePort();
    Process mpd = start(program.get(), port, music);
    try (Connection connection = connect(mpd, port)) {
      update(connection);
      assertThat(connection.ask("find genre \"Tech House\"")).isEmpty();

      TagService tags =
          new TagService(BuiltInWriters.list(), new InMemoryTagJournal(), Clock.systemUTC());
      for (AudioFile file : files) {
        assertThat(tags.update(file, any -> CHANGE, TagStyle.SERVER, 1))
            .isInstanceOf(TagUpdate.Written.class);
      }
      update(connection);
      List<String> first = connection.ask("find genre \"Electronic\"");
      List<String> second = connection.ask("find genre \"Tech House\"");
      for (AudioFile file : files) {
        String line = "file: " + file.path().getFileName();
        assertThat(first).contains(line);
        if (SEVERAL.contains(file.format())) {
          assertThat(second).contains(line);
        }
      }
      assertThat(connection.ask("list genre")).contains("Genre: Electronic", "Genre: Tech House");
    } finally {
      mpd.destroy();
      if (!mpd.waitFor(10, TimeUnit.SECONDS)) {
        mpd.destroyForcibly().waitFor();
      }
    }
  }

  /**
   * Without a title, but with a cover: where WAV or AIFF have text chunks, mpd looks no further.
   */
  private static AudioFile make(Path music, AudioFormat format) throws Exception {
    Path path = music.resolve("Trück 1." + format.suffix());
    new FfmpegEncoder(AudioFixtures.ffmpeg())
        .encode(AudioFixtures.chord(1), format, Map.of(), CoverPicture.png(1), path);
    // mpd sees changes by the second.
    Files.setLastModifiedTime(path, FileTime.from(Instant.now().minusSeconds(60)));
    return found(path, format);
  }

  private static Optional<Path> findMpd() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .map(folder -> Path.of(folder, "mpd"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Process start(Path program, int port, Path music) throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("mpd.conf"),
            """
            music_directory "%s"
            db_file "%s"
            bind_to_address "127.0.0.1"
            port "%d"
            audio_output {
              type "null"
              name "silence"
            }
            """
                .formatted(music, folder.resolve("mpd.db"), port));
    return new ProcessBuilder(program.toString(), "--no-daemon", "--stderr", config.toString())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("mpd.log").toFile())
        .start();
  }

  private Connection connect(Process mpd, int port) throws Exception {
    while (true) {
      try {
        return new Connection(port);
      } catch (IOException notYet) {
        assertThat(mpd.isAlive()).as(Files.readString(folder.resolve("mpd.log"))).isTrue();
        Thread.sleep(20);
      }
    }
  }

  private static void update(Connection connection) throws Exception {
    connection.ask("update");
    while (connection.ask("status").stream().anyMatch(line -> line.startsWith("updating_db"))) {
      connection.ask("idle update");
    }
  }

  /** One client. */
  private static final class Connection implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;

    Connection(int port) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      assertThat(in.readLine()).startsWith("OK MPD");
    }

    List<String> ask(String command) throws IOException {
      socket.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
      List<String> answer = new ArrayList<>();
      for (String line = in.readLine(); !"OK".equals(line); line = in.readLine()) {
        assertThat(line).as(command).isNotNull().doesNotStartWith("ACK");
        answer.add(line);
      }
      return answer;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
