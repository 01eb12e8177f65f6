package org.cratetag.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.cratetag.api.LibrarySource;
import org.cratetag.api.ScanListener;

/**
 * Finds audio below a local folder, or takes a single file.
 *
 * <ul>
 *   <li>A file counts by its content. Its suffix only tells whether it is worth a look: files with
 *       an audio suffix or none are opened, the others passed over.
 *   <li>Links are followed. Each real folder is visited once and each real file reported once,
 *       under its own name where that lies in the tree, else under the link's.
 *   <li>Hidden files and what storage systems keep for themselves are passed over.
 *   <li>A file that changed within the quiet period, or while it was looked at, is skipped: it is
 *       probably still being written. The next scan will take it.
 *   <li>A known file costs a stat. Nothing but regular files is ever opened.
 * </ul>
 */
public final class FolderSource implements LibrarySource {
  /** Downloads and copies write more often than this. */
  public static final Duration QUIET_PERIOD = Duration.ofSeconds(5);

  private final Clock clock;
  private final Duration quietPeriod;

  /**
   * With a clock.
   *
   * @param quietPeriod how long a file must not have changed; zero takes every file at once
   */
  public FolderSource(Clock clock, Duration quietPeriod) {
    this.clock = Objects.requireNonNull(clock, "clock");
    this.quietPeriod = Objects.requireNonNull(quietPeriod, "quietPeriod");
  }

  @Override
  public boolean supports(String location) {
    try {
      return !location.contains("://") && !Path.of(location).toString().isEmpty();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  @Override
  public void scan(String location, ScanListener listener) throws IOException {
    Path root = Path.of(location).toAbsolutePath().normalize();
    if (!Files.exists(root)) {
      throw new NoSuchFileException(location, null, "there is no such file or folder");
    }
    FileLook look = new FileLook(clock, quietPeriod, listener);
    if (Files.isDirectory(root)) {
      new FolderWalk(look, listener).walk(root);
    } else {
      look.look(root);
    }
  }
}
