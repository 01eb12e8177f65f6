package org.cratetag.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.cratetag.api.AudioFormat;
import org.cratetag.api.DecodeException;
import org.cratetag.api.Excerpt;
import org.cratetag.fixture.AudioFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChildProcessTest {
  private static final Duration LONG = Duration.ofSeconds(50);

  /** Never ends, and says nothing after the first second of its output. */
  private static final List<String> ENDLESS =
      List.of("-v", "error", "-re", "-f", "lavfi", "-i", "anullsrc", "-f", "f32le", "pipe:1");

  @TempDir Path folder;

  @Test
  void isGone_whenItsTimeIsUp() throws Exception {
    ChildProcess.Ending ending =
        ChildProcess.run(endless(), Duration.ofMillis(200), InputStream::readAllBytes);
    assertThat(ending.timedOut()).isTrue();
    assertThat(children()).isZero();
  }

  @Test
  void isGone_whenNobodyTakesItsOutput() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    ChildProcess.Ending ending =
        ChildProcess.run(
            endless(), Duration.ofMillis(200), output -> awaitUnlessClosed(never, output));
    assertThat(ending.timedOut()).isTrue();
    assertThat(children()).isZero();
  }

  @Test
  void isGone_whenTheThreadIsInterrupted() throws Exception {
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    CountDownLatch started = new CountDownLatch(1);
    Thread worker = new Thread(() -> thrown.complete(runUntilInterrupted(started)));
    worker.start();
    started.await();
    worker.interrupt();
    assertThat(thrown.get(30, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    worker.join();
    assertThat(children()).isZero();
  }

  @Test
  void ends_whenTheReaderHasEnough() throws Exception {
    SampleCollector collector = new SampleCollector(0, 5_000);
    List<String> fast =
        List.of("-v", "error", "-f", "lavfi", "-i", "anullsrc", "-f", "f32le", "pipe:1");
    ChildProcess.Ending ending =
        ChildProcess.run(AudioFixtures.ffmpeg().ffmpeg(fast), LONG, collector);
    assertThat(collector.samples()).hasSize(5_000);
    assertThat(ending.timedOut()).isFalse();
    assertThat(children()).isZero();
  }

  @Test
  void keepsTheBeginningOnly_whenThereAreEndlessMessages() throws Exception {
    List<String> chatty =
        List.of("-v", "trace", "-f", "lavfi", "-i", "anullsrc=d=60", "-f", "null", "-");
    ChildProcess.Ending ending =
        ChildProcess.run(AudioFixtures.ffmpeg().ffmpeg(chatty), LONG, InputStream::readAllBytes);
    assertThat(ending.messages().length()).isBetween(1_000, 30_000);
  }

  @Test
  void decoderSaysSo_whenTheTimeLimitIsReached() throws Exception {
    Path file = AudioFixtures.file(folder, "x", AudioFormat.MP3, 2);
    FfmpegDecoder decoder = new FfmpegDecoder(AudioFixtures.ffmpeg(), Duration.ofNanos(1));
    assertThatThrownBy(
            () ->
                decoder.decode(FfmpegDecoderTest.audioFile(file, AudioFormat.MP3), Excerpt.DEFAULT))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("decoding took more than");
    assertThat(children()).isZero();
  }

  private static Throwable runUntilInterrupted(CountDownLatch started) {
    try {
      ChildProcess.run(
          endless(),
          LONG,
          output -> {
            started.countDown();
            output.readAllBytes();
          });
      return new AssertionError("ended by itself");
    } catch (Exception e) {
      return e;
    }
  }

  /** A reader that is stuck for as long as the pipe is open. */
  private static void awaitUnlessClosed(CountDownLatch never, InputStream output) {
    try {
      while (!never.await(20, TimeUnit.MILLISECONDS)) {
        output.available();
      }
    } catch (Exception closed) {
      // That is what ends it.
    }
  }

  private static ProcessBuilder endless() {
    return AudioFixtures.ffmpeg().ffmpeg(ENDLESS);
  }

  private static long children() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).count();
  }
}
