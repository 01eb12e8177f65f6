package org.cratetag.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cratetag.api.LibrarySource;
import org.cratetag.api.PluginContext;
import org.cratetag.api.ScanListener;
import org.cratetag.api.SettingsException;

/**
 * Finds audio below a local folder, or takes a single file.
 *
 * <ul>
 *   <li>A file counts by its content. Its suffix only tells whether it is worth a look: files with
 *       an audio suffix or none are opened, the others passed over.
 *   <li>Links are followed. Each real folder is visited once and each real file reported once,
 *       under its own name where that lies in the tree, else under the link's.
 *   <li>Hidden files, what storage systems keep for themselves, and what its owner has taken out of
 *       the library by a marker or the settings are passed over.
 *   <li>Downloads that are not done are left alone, told by their name or a file beside them.
 *   <li>A file that changed within the quiet period, or while it was looked at, is skipped: it is
 *       probably still being written. The next scan will take it.
 *   <li>A known file costs a stat. Nothing but regular files is ever opened.
 * </ul>
 */
public final class FolderSource implements LibrarySource {
  /** Downloads and copies write more often than this. */
  public static final Duration QUIET_PERIOD = Duration.ofSeconds(5);

  /** Why a file is left for a later scan. */
  public static final String STILL_WRITTEN = "it is still being written";

  private Clock clock = Clock.systemUTC();
  private Duration quietPeriod = QUIET_PERIOD;
  private boolean byChangeTime;
  private Exclusions exclusions = Exclusions.NONE;

  /** With {@link #QUIET_PERIOD} and nothing left out, until it is configured. */
  public FolderSource() {}

  /** With nothing left out by settings. */
  public FolderSource(Clock clock, Duration quietPeriod) {
    this(clock, quietPeriod, List.of());
  }

  /**
   * With a clock.
   *
   * @param quietPeriod how long a file must not have changed; zero takes every file at once
   * @param exclude patterns as in gitignore(5), from the scanned folder on
   */
  public FolderSource(Clock clock, Duration quietPeriod, List<String> exclude) {
    this(clock, quietPeriod, new Exclusions(exclude, List.of()));
  }

  FolderSource(Clock clock, Duration quietPeriod, Exclusions exclusions) {
    this.clock = Objects.requireNonNull(clock, "clock");
    this.quietPeriod = Objects.requireNonNull(quietPeriod, "quietPeriod");
    this.exclusions = Objects.requireNonNull(exclusions, "exclusions");
  }

  @Override
  public void configure(PluginContext context) throws SettingsException {
    clock = context.clock();
    quietPeriod =
        context
            .settings()
            .findNumber("quiet-period-seconds")
            .map(seconds -> Duration.ofMillis(Math.round(seconds * 1_000)))
            .orElse(QUIET_PERIOD);
    byChangeTime = context.settings().findFlag("by-change-time").orElse(false);
    exclusions =
        new Exclusions(
            context.settings().listTexts("exclude"),
            List.of(),
            context.settings().listTexts("library-folders").stream().map(Path::of).toList(),
            context.settings().listTexts("other-libraries").stream().map(Path::of).toList());
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
    Optional<Path> control = Unfinished.findControl(root);
    if (control.isPresent()) {
      listener.skipped(root, Unfinished.reason(control.get()));
      return;
    }
    WayDown way = exclusions.wayTo(root);
    if (way.findEnd().isPresent()) {
      listener.skipped(root, way.findEnd().get().reason());
      return;
    }
    FileLook look = new FileLook(clock, quietPeriod, byChangeTime, listener);
    if (Files.isDirectory(root)) {
      new FolderWalk(look, exclusions, listener).walk(root, way.patterns());
    } else {
      look.look(root);
    }
  }
}
