package org.cratetag.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.DecodedAudio;
import org.cratetag.api.track.Excerpt;
import org.cratetag.decode.libav.DecodeRequest;
import org.cratetag.decode.libav.LibavChild;
import org.cratetag.decode.libav.Reply;
import org.cratetag.decode.libav.Request;
import org.cratetag.decode.libav.SharedSamples;
import org.cratetag.fixture.AudioFixtures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DecodingChildTest {
  private static final Duration LONG = Duration.ofSeconds(50);
  private static final Path CACHE = Path.of("target", "ffmpeg-cache").toAbsolutePath();
  private static final FfmpegChildren.Exchange<Reply> NOTHING =
      new FfmpegChildren.Exchange<>() {
        @Override
        public Reply after(Reply reply, SharedSamples samples) {
          return reply;
        }
      };

  private final FfmpegChildren children = new FfmpegChildren(CACHE);
  private final long before = liveChildren();

  @TempDir Path folder;

  @AfterEach
  void endChildren() {
    children.close();
  }

  @Test
  void isGone_whenItsTimeIsUp() throws Exception {
    Request endless = endless();
    assertThatThrownBy(() -> children.ask(endless, 100, Duration.ofSeconds(1), NOTHING))
        .isInstanceOf(TrackException.class)
        .hasMessage("decoding took more than 1.0 s");
    assertThat(liveChildren()).isEqualTo(before);
  }

  @Test
  void isGone_whenTheThreadIsInterrupted() throws Exception {
    Request endless = endless();
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread worker =
        new Thread(
            () -> {
              try {
                children.ask(endless, 100, LONG, NOTHING);
              } catch (Exception e) {
                thrown.complete(e);
              }
            });
    worker.start();
    await(() -> liveChildren() > before);
    worker.interrupt();
    assertThat(thrown.get(30, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    worker.join();
    assertThat(liveChildren()).isEqualTo(before);
  }

  @Test
  void anotherTakesTheFile_whenOneIsKilled() throws Exception {
    Path file = AudioFixtures.file(folder, "x", AudioFormat.MP3, 2);
    children.start();
    long pid = newest();
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    DecodedAudio audio =
        new FfmpegDecoder(children, LONG)
            .decode(FfmpegDecoderTest.audioFile(file, AudioFormat.MP3), Excerpt.DEFAULT);
    assertThat(audio.pcm().seconds()).isBetween(1.9, 2.1);
    assertThat(newest()).isNotEqualTo(pid);
  }

  @Test
  void servesOneFileAfterTheOther_whenAllIsWell() throws Exception {
    FfmpegDecoder decoder = new FfmpegDecoder(children, LONG);
    Path file = AudioFixtures.file(folder, "x", AudioFormat.FLAC, 2);
    decoder.decode(FfmpegDecoderTest.audioFile(file, AudioFormat.FLAC), Excerpt.DEFAULT);
    long pid = newest();
    for (int i = 0; i < 5; i++) {
      decoder.decode(FfmpegDecoderTest.audioFile(file, AudioFormat.FLAC), Excerpt.DEFAULT);
    }
    assertThat(newest()).isEqualTo(pid);
  }

  @Test
  void servesTheNextFile_whenOneIsRefused() throws Exception {
    FfmpegDecoder decoder = new FfmpegDecoder(children, LONG);
    Path broken = Files.writeString(folder.resolve("x.flac"), "no music");
    children.start();
    long pid = newest();
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(
              () ->
                  decoder.decode(
                      FfmpegDecoderTest.audioFile(broken, AudioFormat.FLAC), Excerpt.DEFAULT))
          .isInstanceOf(TrackException.class);
    }
    assertThat(newest()).isEqualTo(pid);
  }

  @Test
  void endsWithItsParent_evenWhileAFileHangs() throws Exception {
    Path scratch = ScratchFile.create(folder, 400);
    Process process = new ChildProgram(FfmpegLibraries.unpack(CACHE)).process(scratch).start();
    try (DataInputStream replies = new DataInputStream(process.getInputStream());
        DataOutputStream requests =
            new DataOutputStream(new BufferedOutputStream(process.getOutputStream()))) {
      assertThat(replies.readInt()).isEqualTo(LibavChild.READY);
      endless().write(requests);
      requests.flush();
      assertThat(process.waitFor(300, TimeUnit.MILLISECONDS)).isFalse();
    }
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void startSaysWhy_whenTheLibrariesAreOfNoUse() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThatThrownBy(() -> DecodingChild.start(new ChildProgram(empty), folder, 100))
        .isInstanceOf(DecodingChild.Trouble.class)
        .hasMessageContaining("the decoder does not start: ");
  }

  @Test
  void leavesNoFileBehind_onceItRuns() throws Exception {
    Path maps = Path.of("/proc/self/maps");
    assumeThat(maps).exists();
    children.start();
    assertThat(Files.readAllLines(maps).stream().filter(line -> line.contains(".pcm")))
        .isNotEmpty()
        .allMatch(line -> line.endsWith("(deleted)"));
  }

  /** A pipe that nobody writes to. */
  private Request endless() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe.mp3");
    assumeThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    return new DecodeRequest(
        pipe, "MP3", "mp3", "mp3float", false, Duration.ofSeconds(1), 22_050, 1, 0.5);
  }

  private interface Condition {
    boolean holds();
  }

  private static void await(Condition condition) throws InterruptedException {
    while (!condition.holds()) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  private static long newest() {
    return ProcessHandle.current()
        .children()
        .filter(ProcessHandle::isAlive)
        .max((a, b) -> a.info().startInstant().get().compareTo(b.info().startInstant().get()))
        .orElseThrow()
        .pid();
  }

  private static long liveChildren() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).count();
  }
}
