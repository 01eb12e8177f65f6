package org.cratetag.decode;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.Excerpt;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.fixture.Disguises;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Even a file that got past the library's recognition makes ffmpeg open nothing else. */
@Timeout(60)
class ConfinementTest {
  private final FfmpegDecoder decoder =
      new FfmpegDecoder(AudioFixtures.ffmpeg(), Duration.ofSeconds(20));

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("org.cratetag.fixture.AudioFixtures#tagged")
  void opensNoOtherFileAndNoConnection_whenAPlaylistIsTakenForAudio(AudioFormat format)
      throws Exception {
    Path canary = AudioFixtures.file(folder, "canary", AudioFormat.MP3, 2);
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + server.getLocalPort() + "/";
      for (Map.Entry<String, byte[]> playlist : Disguises.playlists(canary, url).entrySet()) {
        Path file = folder.resolve(playlist.getKey() + "." + format.suffix());
        Files.write(file, playlist.getValue());
        // The canary would decode: that nothing does shows that it was not opened.
        assertThatThrownBy(
                () -> decoder.decode(FfmpegDecoderTest.audioFile(file, format), Excerpt.DEFAULT))
            .as(playlist.getKey())
            .isInstanceOf(TrackException.class);
      }
      server.setSoTimeout(1);
      assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }
}
