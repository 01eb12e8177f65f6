package org.cratetag.serve.watch;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.cratetag.config.Library;
import org.cratetag.config.LibraryCare;
import org.cratetag.library.Exclusions;
import org.cratetag.library.FolderTree;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of changes in a library: by the system's events where they arrive, else by a look at the
 * times of its folders now and then. All of it is a hint; the scan finds out what changed. Used by
 * one thread.
 */
public final class LibraryWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LibraryWatch.class);

  private final Library library;
  private final Duration pollEvery;
  private final OwnWrites own;
  private final Exclusions exclusions;
  private final FolderTimes times;
  private final Map<WatchKey, Path> folders = new HashMap<>();
  private Optional<WatchService> events = Optional.empty();
  private String how = "by the schedule alone";
  private Instant nextPoll = Instant.MIN;
  private boolean polls;

  /**
   * One of a library that has not begun.
   *
   * @param own what we wrote ourselves, of which nobody needs to hear
   */
  public LibraryWatch(Library library, Duration pollEvery, OwnWrites own) {
    this.library = library;
    this.pollEvery = pollEvery;
    this.own = own;
    this.exclusions =
        new Exclusions(
            library.settings().exclude(),
            List.of(),
            library.settings().libraryFolders(),
            library.settings().otherLibraries());
    this.times = new FolderTimes(exclusions);
  }

  /** Begins, by the way that the settings ask for and the file system allows. */
  public void start(Instant now) {
    LibraryCare.Watch wanted = library.care().watch();
    if (wanted == LibraryCare.Watch.NO) {
      return;
    }
    Optional<String> hindrance =
        wanted == LibraryCare.Watch.POLL
            ? Optional.of("the settings say so")
            : EventProbe.whyNoEvents(library.paths());
    if (hindrance.isEmpty()) {
      hindrance = register();
    }
    if (hindrance.isEmpty()) {
      how = "by events";
      return;
    }
    close();
    polls = true;
    how = "by looking every " + minutes(pollEvery) + ": " + hindrance.get();
    library.paths().forEach(times::begin);
    nextPoll = now.plus(pollEvery);
  }

  private static String minutes(Duration time) {
    return time.toSeconds() % 60 == 0
        ? time.toMinutes() + " minutes"
        : time.toSeconds() + " seconds";
  }

  private Optional<String> register() {
    try {
      events = Optional.of(library.paths().get(0).getFileSystem().newWatchService());
      for (Path root : library.paths()) {
        Optional<String> trouble = register(root);
        if (trouble.isPresent()) {
          return trouble;
        }
      }
      return Optional.empty();
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.of("the system has no events (" + e.getMessage() + ")");
    }
  }

  private Optional<String> register(Path root) {
    String[] trouble = {null};
    new FolderTree(exclusions)
        .walk(
            root,
            folder -> {
              try {
                WatchKey key =
                    folder.register(
                        events.orElseThrow(),
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_DELETE,
                        StandardWatchEventKinds.ENTRY_MODIFY);
                folders.put(key, folder);
                return true;
              } catch (IOException e) {
                if (!Files.isDirectory(folder)) {
                  return true;
                }
                trouble[0] = "not all folders can be watched (" + e.getMessage() + ")";
                return false;
              }
            });
    return Optional.ofNullable(trouble[0]);
  }

  /**
   * Tells of the files and folders that changed since it was asked last.
   *
   * @param changed hears of each, perhaps several times
   */
  public void poll(Instant now, Consumer<Path> changed) {
    if (events.isPresent()) {
      drain(changed, now);
    } else if (polls && (!now.isBefore(nextPoll) || nextPoll.isAfter(now.plus(pollEvery)))) {
      nextPoll = now.plus(pollEvery);
      times.forEachChanged(changed);
    }
  }

  private void drain(Consumer<Path> changed, Instant now) {
    Set<Path> lost = new TreeSet<>();
    try {
      WatchKey key = events.orElseThrow().poll();
      while (key != null) {
        Path folder = folders.get(key);
        for (WatchEvent<?> event : key.pollEvents()) {
          if (folder != null && event.kind() == StandardWatchEventKinds.OVERFLOW) {
            lost.add(folder);
          } else if (folder != null) {
            heard(folder, event, changed);
          }
        }
        if (!key.reset()) {
          folders.remove(key);
          giveUpWithoutRoot(folder, now);
        }
        key = events.isPresent() ? events.get().poll() : null;
      }
      lookThrough(lost, changed);
    } catch (ClosedWatchServiceException e) {
      LOG.warn("the events of {} have ended", library.name(), e);
      giveUpEvents("the events ended", now);
    }
  }

  /** The names of what changed there are lost, among them perhaps those of new folders. */
  private void lookThrough(Set<Path> lost, Consumer<Path> changed) {
    Optional<Path> above = Optional.empty();
    for (Path folder : lost) {
      if (events.isPresent() && above.filter(folder::startsWith).isEmpty()) {
        above = Optional.of(folder);
        register(folder);
        changed.accept(folder);
      }
    }
  }

  /** A disk that was taken out comes back as another folder, of which no event tells. */
  private void giveUpWithoutRoot(Path folder, Instant now) {
    if (folder != null && library.paths().contains(folder)) {
      giveUpEvents("its folder was away", now);
    }
  }

  private void heard(Path folder, WatchEvent<?> event, Consumer<Path> changed) {
    Path path = folder.resolve((Path) event.context());
    boolean isMarker = path.getFileName().toString().startsWith(".");
    if (Exclusions.isPassedOver(path.getFileName()) || own.isOurs(path)) {
      return;
    }
    if (event.kind() == StandardWatchEventKinds.ENTRY_DELETE || isMarker) {
      changed.accept(folder);
    } else if (!Files.isDirectory(path)) {
      changed.accept(path);
    } else if (event.kind() == StandardWatchEventKinds.ENTRY_CREATE) {
      register(path).ifPresent(trouble -> LOG.warn("{}: {}", path, trouble));
      changed.accept(path);
    }
  }

  private void giveUpEvents(String why, Instant now) {
    close();
    polls = true;
    how = "by looking every " + minutes(pollEvery) + ": " + why;
    library.paths().forEach(times::begin);
    nextPoll = now;
  }

  /** How it hears, for people. */
  public String how() {
    return how;
  }

  @Override
  public void close() {
    events.ifPresent(
        service -> {
          try {
            service.close();
          } catch (IOException e) {
            LOG.debug("cannot close the events of {}", library.name(), e);
          }
        });
    events = Optional.empty();
    folders.clear();
  }
}
