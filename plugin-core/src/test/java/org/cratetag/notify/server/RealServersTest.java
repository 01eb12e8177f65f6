package org.cratetag.notify.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cratetag.api.ServerNotifier;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.LabelledTrack;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackNames;
import org.cratetag.config.Secret;
import org.cratetag.config.ServerSettings;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.tags.BuiltInWriters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against Debian's mpd and supysonic, where they are installed. */
@Timeout(180)
class RealServersTest {
  private static final TrackNames NAMES = new TrackNames(Optional.empty(), Optional.of("Chord"));

  @TempDir Path folder;
  private Path music;

  @BeforeEach
  void makeMusic() throws IOException {
    music = Files.createDirectories(folder.resolve("music").resolve("An Album; \"quoted\" \u00e9"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp3", "flac", "ogg", "opus", "m4a"})
  void mpd_showsTheGenre_afterItWasTold(String suffix) throws Exception {
    RealServer.require("mpd");
    Path track = track(suffix);
    int port = RealServer.freePort();
    Path config = folder.resolve("mpd.conf");
    Files.writeString(
        config,
        """
        music_directory "%s"
        db_file "%s"
        bind_to_address "127.0.0.1"
        port "%d"
        zeroconf_enabled "no"
        password "let me in@read,add,control,admin"
        default_permissions ""
        audio_output {
          type "null"
          name "none"
        }
        """
            .formatted(folder.resolve("music"), folder.resolve("db"), port));
    try (RealServer server = new RealServer(folder, Map.of("HOME", folder.toString()))) {
      server.start("mpd", "--no-daemon", config.toString());
      RealServer.awaitPort(port);
      ServerSettings settings =
          settings(
              ServerSettings.Type.MPD,
              "mpd://127.0.0.1:" + port,
              Map.of(folder.resolve("music"), ""),
              "let me in");
      ServerNotifier mpd = notifier(settings);
      mpd.tagged(List.of(labelled(track)));
      RealServer.await(() -> mpd.shown(track).isPresent());
      assertThat(mpd.shown(track).orElseThrow().get(TagField.GENRE)).isEmpty();
      write(track, "Tech House");
      mpd.tagged(List.of(labelled(track)));
      RealServer.await(() -> shows(mpd, track, "Tech House"));
      assertThat(mpd.shown(folder.resolve("music/no such.mp3"))).isEmpty();

      ServerNotifier wrong =
          notifier(
              settings(
                  ServerSettings.Type.MPD,
                  "mpd://127.0.0.1:" + port,
                  Map.of(folder.resolve("music"), ""),
                  "guess"));
      assertThatThrownBy(() -> wrong.tagged(List.of(labelled(track))))
          .hasMessageContaining("refuses the password")
          .hasMessageNotContaining("guess");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp3", "flac"})
  void subsonicServer_showsTheGenre_afterItWasTold(String suffix) throws Exception {
    RealServer.require("supysonic-cli", "supysonic-daemon", "supysonic-server");
    RealServer.requireModule("waitress", "gunicorn", "gevent");
    Path track = track(suffix);
    int port = RealServer.freePort();
    Files.writeString(
        folder.resolve("supysonic.conf"),
        """
        [base]
        database_uri = sqlite:///%s
        [webapp]
        cache_dir = %s
        [daemon]
        socket = %s
        run_watcher = false
        """
            .formatted(
                folder.resolve("db"), folder.resolve("cache"), folder.resolve("daemon.sock")));
    try (RealServer server = new RealServer(folder, Map.of("HOME", folder.toString()))) {
      server.run("supysonic-cli", "user", "add", "admin", "-p", "let me in");
      server.run("supysonic-cli", "user", "setroles", "--admin", "admin");
      server.run("supysonic-cli", "folder", "add", "music", folder.resolve("music").toString());
      server.start("supysonic-daemon");
      server.start("supysonic-server", "-h", "127.0.0.1", "-p", "" + port);
      RealServer.awaitPort(port);
      RealServer.await(() -> Files.exists(folder.resolve("daemon.sock")));
      ServerNotifier subsonic =
          notifier(
              settings(
                  ServerSettings.Type.SUBSONIC, "http://127.0.0.1:" + port, Map.of(), "let me in"));
      subsonic.tagged(List.of(labelled(track)));
      RealServer.await(() -> subsonic.shown(track).isPresent());
      assertThat(subsonic.shown(track).orElseThrow().get(TagField.GENRE)).isEmpty();
      write(track, "Tech House");
      RealServer.await(
          () -> {
            subsonic.tagged(List.of(labelled(track)));
            return shows(subsonic, track, "Tech House");
          });

      ServerNotifier wrong =
          notifier(
              settings(
                  ServerSettings.Type.SUBSONIC, "http://127.0.0.1:" + port, Map.of(), "guess"));
      assertThatThrownBy(() -> wrong.tagged(List.of(labelled(track))))
          .isInstanceOf(IOException.class)
          .hasMessageNotContaining("guess");
    }
  }

  @Test
  void serverThatIsNotThere_isNamedWithTheReason() throws Exception {
    Path track = track("mp3");
    int port = RealServer.freePort();
    ServerNotifier mpd =
        notifier(settings(ServerSettings.Type.MPD, "mpd://127.0.0.1:" + port, Map.of(), "secret"));
    assertThatThrownBy(() -> mpd.tagged(List.of(labelled(track))))
        .hasMessageContaining("cannot be reached: nothing answers there");
  }

  private static boolean shows(ServerNotifier server, Path track, String genre) throws IOException {
    return server
        .shown(track)
        .map(shown -> shown.get(TagField.GENRE).contains(genre))
        .orElse(false);
  }

  private Path track(String suffix) throws Exception {
    AudioFormat format =
        AudioFixtures.usual().stream()
            .filter(each -> each.suffix().equals(suffix))
            .findFirst()
            .orElseThrow();
    return AudioFixtures.bare(music, "A Track #1 & more", format, 2);
  }

  private static void write(Path track, String genre) throws Exception {
    AudioFormat format =
        AudioFixtures.usual().stream()
            .filter(each -> track.toString().endsWith("." + each.suffix()))
            .findFirst()
            .orElseThrow();
    AudioFile file = new AudioFile(track, format, Files.size(track), Instant.EPOCH);
    BuiltInWriters.list().stream()
        .filter(writer -> writer.supports(file))
        .findFirst()
        .orElseThrow()
        .write(track, TagValues.EMPTY.with(TagField.GENRE, List.of(genre)), TagStyle.SERVER);
    // Both servers tell changed files by whole seconds.
    Files.setLastModifiedTime(track, FileTime.from(Instant.now().plusSeconds(3)));
  }

  private static LabelledTrack labelled(Path track) {
    return new LabelledTrack(
        track,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        List.of(),
        List.of());
  }

  private static ServerNotifier notifier(ServerSettings settings) {
    return Servers.of(List.of(settings), path -> NAMES).get(0);
  }

  private static ServerSettings settings(
      ServerSettings.Type type, String url, Map<Path, String> paths, String password) {
    return new ServerSettings(
        "test",
        type,
        Optional.of(URI.create(url)),
        Optional.of("admin"),
        Optional.of(Secret.of(password)),
        Optional.of(Secret.of(password)),
        paths,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        true);
  }
}
