package org.cratetag.library;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The folders of a library that a scan would visit, without a look at the files in them. */
public final class FolderTree {
  private final Exclusions exclusions;
  private final Set<Object> visited = new HashSet<>();

  /** With what is left out. */
  public FolderTree(Exclusions exclusions) {
    this.exclusions = exclusions;
  }

  /** A folder, with the patterns that hold in it. */
  private record Inside(Path folder, List<NamePattern> patterns, boolean isRoot) {}

  /**
   * Goes through the folders, each before those in it; what cannot be read is passed over.
   *
   * @param root absolute and normalised
   * @param goOn hears of each; the walk ends when it says no
   * @return whether it came to its end
   */
  public boolean walk(Path root, Predicate<Path> goOn) {
    WayDown way = exclusions.wayTo(root);
    if (way.findEnd().isPresent()) {
      return true;
    }
    Deque<Inside> left = new ArrayDeque<>();
    left.push(new Inside(root, way.patterns(), exclusions.isBase(root)));
    while (!left.isEmpty()) {
      Inside inside = left.pop();
      if (!enter(inside, left, goOn)) {
        return false;
      }
    }
    return true;
  }

  private boolean enter(Inside inside, Deque<Inside> left, Predicate<Path> goOn) {
    Path folder = inside.folder();
    try {
      BasicFileAttributes attributes = Files.readAttributes(folder, BasicFileAttributes.class);
      Object key = attributes.fileKey() == null ? folder.toRealPath() : attributes.fileKey();
      if (!attributes.isDirectory() || !visited.add(key)) {
        return true;
      }
      List<Path> markers = new ArrayList<>();
      List<Path> folders = new ArrayList<>();
      read(folder, markers, folders);
      KeepOut keepOut = KeepOut.of(folder, markers);
      if (keepOut.wholeFolder().isPresent() && !inside.isRoot()) {
        return true;
      }
      if (!goOn.test(folder)) {
        return false;
      }
      List<NamePattern> patterns = new ArrayList<>(inside.patterns());
      keepOut.patterns().stream()
          .filter(pattern -> !(inside.isRoot() && pattern.isForAll()))
          .forEach(patterns::add);
      for (Path below : folders) {
        if (!exclusions.isOther(below) && !NamePattern.leaveOut(patterns, below, () -> true)) {
          left.push(new Inside(below, patterns, false));
        }
      }
    } catch (IOException | DirectoryIteratorException unreadable) {
      // A scan tells of it.
    }
    return true;
  }

  /** What has the name of an audio file is taken for one, which saves most of the looks. */
  private static void read(Path folder, List<Path> markers, List<Path> folders) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        Path name = entry.getFileName();
        if (KeepOut.isMarker(name)) {
          markers.add(entry);
        } else if (!Names.isPassedOver(name)
            && Names.promise(name) != Names.Promise.AUDIO
            && Files.isDirectory(entry)) {
          folders.add(entry);
        }
      }
    }
  }
}
