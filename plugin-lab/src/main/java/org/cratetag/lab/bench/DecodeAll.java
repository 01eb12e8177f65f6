package org.cratetag.lab.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.Excerpt;
import org.cratetag.decode.FfmpegChildren;
import org.cratetag.decode.FfmpegDecoder;

/** Decodes the excerpts of all files below a folder and does nothing with them, for a benchmark. */
public final class DecodeAll {
  private DecodeAll() {}

  /** Arguments: the folder of the libraries, the folder of the music. */
  public static void main(String[] args) throws Exception {
    try (FfmpegChildren children = new FfmpegChildren(Path.of(args[0]).toAbsolutePath());
        Stream<Path> files = Files.walk(Path.of(args[1]).toAbsolutePath())) {
      FfmpegDecoder decoder = new FfmpegDecoder(children, Duration.ofMinutes(2));
      double seconds = 0;
      int count = 0;
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        Optional<AudioFormat> format = bySuffix(file);
        if (format.isPresent()) {
          try {
            AudioFile track = new AudioFile(file, format.get(), 0, Instant.EPOCH);
            seconds += decoder.decode(track, Excerpt.DEFAULT).pcm().seconds();
            count++;
          } catch (TrackException e) {
            System.out.println(file + ": " + e.getMessage());
          }
        }
      }
      System.out.printf("%d files, %.0f s%n", count, seconds);
    }
  }

  private static Optional<AudioFormat> bySuffix(Path file) {
    return AudioFormat.builtIn().stream()
        .filter(format -> file.toString().endsWith("." + format.suffix()))
        .findFirst();
  }
}
