package org.cratetag.decode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.cratetag.fixture.AudioFixtures;

/** What ffmpeg finds in a file without decoding it: not our own reading of the format. */
public final class AudioStream {
  private AudioStream() {}

  /** A hash of the packets of the first audio stream; empty when ffmpeg finds none. */
  public static String hash(Path file) throws IOException, InterruptedException {
    Process process =
        AudioFixtures.ffmpeg()
            .ffmpeg(
                List.of(
                    "-v",
                    "quiet",
                    "-protocol_whitelist",
                    "file,pipe",
                    "-i",
                    "file:" + file,
                    "-map",
                    "0:a:0",
                    "-c",
                    "copy",
                    "-f",
                    "md5",
                    "-"))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.getOutputStream().close();
    String hash = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    return process.waitFor() == 0 ? hash.strip() : "";
  }
}
