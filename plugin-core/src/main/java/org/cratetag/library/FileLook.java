package org.cratetag.library;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.cratetag.api.ScanListener;
import org.cratetag.api.track.AudioFile;

/** Decides on one file and tells the listener. Never throws for what a file is. */
final class FileLook {
  private final Clock clock;
  private final Duration quietPeriod;
  private final boolean byChangeTime;
  private final ScanListener listener;

  /**
   * @param byChangeTime whether the system's own time of the last change counts, too
   */
  FileLook(Clock clock, Duration quietPeriod, boolean byChangeTime, ScanListener listener) {
    this.clock = clock;
    this.quietPeriod = quietPeriod;
    this.byChangeTime = byChangeTime;
    this.listener = listener;
  }

  /** With a stat of its own, through links. */
  void look(Path path) {
    try {
      look(path, Files.readAttributes(path, BasicFileAttributes.class));
    } catch (IOException e) {
      listener.skipped(path, reason(e));
    }
  }

  /** With the attributes of the file itself, not of a link to it. */
  void look(Path path, BasicFileAttributes attributes) {
    Names.Promise promise = promise(path.getFileName());
    if (promise == Names.Promise.NONE) {
      listener.passedOver(path);
    } else if (!Names.isText(path)) {
      listener.skipped(path, "its name is not valid text in this system's character set");
    } else if (!attributes.isRegularFile()) {
      refuse(path, promise, "it is a device, a pipe or a socket, not a file");
    } else if (!listener.isKnown(path, attributes.size(), time(attributes))) {
      lookInside(path, attributes, promise);
    }
  }

  private void lookInside(Path path, BasicFileAttributes attributes, Names.Promise promise) {
    Instant modified = time(attributes);
    if ((isFresh(modified) || byChangeTime && isFreshlyChanged(path))
        && !listener.wasSeen(path, attributes.size(), modified)) {
      refuse(path, promise, FolderSource.STILL_WRITTEN);
      return;
    }
    if (attributes.size() == 0) {
      refuse(path, promise, "it is empty");
      return;
    }
    try {
      Content content = recognise(path);
      BasicFileAttributes after = Files.readAttributes(path, BasicFileAttributes.class);
      if (after.size() != attributes.size() || !time(after).equals(modified)) {
        listener.skipped(path, FolderSource.STILL_WRITTEN);
      } else {
        report(path, attributes, promise, content);
      }
    } catch (IOException e) {
      refuse(path, promise, reason(e));
    }
  }

  /** What a name promises, also to those that know further formats. */
  Names.Promise promise(Path name) {
    Names.Promise promise = Names.promise(name);
    boolean isOther =
        promise == Names.Promise.NONE
            && Names.findSuffix(name).filter(listener::knowsSuffix).isPresent();
    return isOther ? Names.Promise.AUDIO : promise;
  }

  private Content recognise(Path path) throws IOException {
    try (FileBytes file = new FileBytes(path)) {
      Content content = FormatProbe.recognise(file);
      return content instanceof Content.Audio
          ? content
          : listener.recognise(file).<Content>map(Content.Audio::new).orElse(content);
    }
  }

  private void report(
      Path path, BasicFileAttributes attributes, Names.Promise promise, Content content) {
    if (content instanceof Content.Audio audio) {
      listener.found(new AudioFile(path, audio.format(), attributes.size(), time(attributes)));
    } else if (content instanceof Content.UnsupportedAudio unsupported) {
      listener.skipped(path, "it is " + unsupported.what() + ", which is not supported");
    } else if (content instanceof Content.Video video) {
      refuse(path, promise, "it is " + video.what() + promised(path));
    } else if (content instanceof Content.Other other) {
      refuse(path, promise, "it is " + other.what() + promised(path));
    }
  }

  /** A file that promises audio deserves a word; any other is passed over. */
  private void refuse(Path path, Names.Promise promise, String reason) {
    if (promise == Names.Promise.AUDIO) {
      listener.skipped(path, reason);
    } else {
      listener.passedOver(path);
    }
  }

  private static String promised(Path path) {
    return Names.findSuffix(path.getFileName())
        .map(suffix -> ", not " + suffix.toUpperCase(Locale.ROOT) + " audio")
        .orElse(", not audio");
  }

  /** Times far in the future come from wrong clocks, not from writers. */
  private boolean isFresh(Instant modified) {
    return Duration.between(modified, clock.instant()).abs().compareTo(quietPeriod) < 0;
  }

  /** Where the system keeps such a time. */
  private boolean isFreshlyChanged(Path path) {
    try {
      return Files.getAttribute(path, "unix:ctime") instanceof FileTime changed
          && isFresh(changed.toInstant());
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException unknown) {
      return false;
    }
  }

  private static Instant time(BasicFileAttributes attributes) {
    return attributes.lastModifiedTime().toInstant();
  }

  /** What went wrong with a file or folder, for people. */
  static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "it vanished during the scan, or is a link to nothing";
    }
    if (e instanceof AccessDeniedException) {
      return "it cannot be read: permission denied";
    }
    if (e instanceof FileSystemException f && f.getReason() != null) {
      return "it cannot be read: " + f.getReason();
    }
    return "it cannot be read: " + e.getMessage();
  }
}
