package org.cratetag.lab.drift;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import org.cratetag.api.ScanListener;
import org.cratetag.api.track.AudioFile;
import org.cratetag.library.FolderSource;

/** The audio files below a folder. */
public final class MusicFolder {
  private MusicFolder() {}

  /**
   * Lists them by path.
   *
   * @param skipped told of files that look like audio and are not
   * @throws IOException when the folder does not exist or cannot be read
   */
  public static List<AudioFile> list(Path folder, BiConsumer<Path, String> skipped)
      throws IOException {
    List<AudioFile> files = new ArrayList<>();
    new FolderSource(Clock.systemUTC(), Duration.ZERO)
        .scan(
            folder.toString(),
            new ScanListener() {
              @Override
              public boolean isKnown(Path path, long sizeBytes, Instant lastModified) {
                return false;
              }

              @Override
              public void found(AudioFile file) {
                files.add(file);
              }

              @Override
              public void skipped(Path path, String reason) {
                skipped.accept(path, reason);
              }
            });
    files.sort(Comparator.comparing(AudioFile::path));
    return files;
  }
}
