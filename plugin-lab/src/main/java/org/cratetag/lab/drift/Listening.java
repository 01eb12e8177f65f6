package org.cratetag.lab.drift;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.Excerpt;
import org.cratetag.api.track.Pcm;
import org.cratetag.decode.FfmpegChildren;
import org.cratetag.decode.FfmpegDecoder;
import org.cratetag.decode.FfmpegEncoder;
import org.cratetag.lab.drift.Transformation.Pass;
import org.cratetag.run.RunException;
import org.cratetag.run.TrackInspector;

/** Makes files of transformed music and listens to them through the product's own code. */
public final class Listening {
  private static final int SOURCE_RATE_HZ = 44_100;
  private static final Duration TIME_LIMIT = Duration.ofMinutes(2);

  private final FfmpegDecoder decoder;
  private final FfmpegEncoder encoder;
  private final TrackInspector inspector;
  private final Path scratch;

  /**
   * With the product's parts.
   *
   * @param children make and read the files
   * @param inspector listens
   * @param scratch a folder for files that are deleted at once
   */
  public Listening(FfmpegChildren children, TrackInspector inspector, Path scratch) {
    this.decoder = new FfmpegDecoder(children, TIME_LIMIT);
    this.encoder = new FfmpegEncoder(children);
    this.inspector = Objects.requireNonNull(inspector, "inspector");
    this.scratch = scratch.toAbsolutePath().normalize();
  }

  /**
   * The central part of a track, mono, at 44.1 kHz.
   *
   * @throws TrackException when it cannot be decoded
   */
  public Pcm excerpt(AudioFile file, Duration length) throws TrackException, InterruptedException {
    return decoder.decode(file, new Excerpt(length, SOURCE_RATE_HZ)).pcm();
  }

  /**
   * What the product hears after a transformation.
   *
   * @throws RunException when the transformed file cannot be used, as when it is silent
   * @throws IOException when it cannot be made
   */
  public Heard hear(Pcm source, Transformation transformation)
      throws RunException, IOException, InterruptedException {
    Pcm pcm = transformation.amplified(source);
    for (int i = 0; ; i++) {
      Pass pass = transformation.passes().get(i);
      Path file = scratch.resolve(transformation.name() + "-" + i + "." + pass.format().suffix());
      try {
        encoder.encode(pcm, pass.encoding(), Map.of(), file);
        if (i == transformation.passes().size() - 1) {
          return Heard.of(inspector.inspect(file));
        }
        pcm = excerpt(audioFile(file, pass), Duration.ofSeconds((long) pcm.seconds() + 1));
      } catch (TrackException e) {
        throw new IOException(transformation.name() + " cannot be read back: " + e.getMessage(), e);
      } finally {
        Files.deleteIfExists(file);
      }
    }
  }

  private static AudioFile audioFile(Path file, Pass pass) throws IOException {
    return new AudioFile(
        file, pass.format(), Files.size(file), Files.getLastModifiedTime(file).toInstant());
  }
}
