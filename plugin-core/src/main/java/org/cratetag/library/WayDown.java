package org.cratetag.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The way from a library's folder down to a file or folder in it, with the patterns that hold there
 * and the first thing on the way that is left out.
 */
final class WayDown {
  private final List<NamePattern> patterns;
  private Optional<LeftOut> end = Optional.empty();

  private WayDown(List<NamePattern> patterns) {
    this.patterns = new ArrayList<>(patterns);
  }

  /**
   * Goes it.
   *
   * @param base that is never left out itself
   * @param goal it, or what lies in it
   * @param patterns from the settings
   * @param others folders that are libraries of their own
   */
  static WayDown go(Path base, Path goal, List<NamePattern> patterns, Set<Path> others) {
    WayDown way = new WayDown(patterns);
    Path at = base;
    for (Path name : base.relativize(goal)) {
      if (name.toString().isEmpty() || way.end.isPresent()) {
        break;
      }
      way.readMarkers(at, at.equals(base));
      at = at.resolve(name);
      if (others.contains(at) && way.end.isEmpty()) {
        way.end = Optional.of(LeftOut.other(at));
      }
      way.look(at);
    }
    if (way.end.isEmpty() && !goal.equals(base) && Files.isDirectory(goal)) {
      way.readMarkers(goal, false);
    }
    return way;
  }

  private void readMarkers(Path folder, boolean isBase) {
    try {
      KeepOut keepOut = KeepOut.in(folder);
      if (keepOut.wholeFolder().isPresent() && !isBase) {
        end = Optional.of(LeftOut.byMarker(folder, keepOut.wholeFolder().get()));
      }
      keepOut.patterns().stream()
          .filter(pattern -> !(isBase && pattern.isForAll()))
          .forEach(patterns::add);
    } catch (IOException e) {
      end = Optional.of(LeftOut.unreadable(folder, e));
    }
  }

  private void look(Path fileOrFolder) {
    if (end.isPresent()) {
      return;
    }
    end =
        Unfinished.findControl(fileOrFolder)
            .map(control -> LeftOut.unfinished(fileOrFolder, control))
            .or(
                () ->
                    Names.whyPassedOver(fileOrFolder.getFileName())
                        .map(why -> LeftOut.byName(fileOrFolder, why)))
            .or(
                () ->
                    NamePattern.find(patterns, fileOrFolder, () -> Files.isDirectory(fileOrFolder))
                        .map(pattern -> LeftOut.byPattern(fileOrFolder, pattern.rule())));
  }

  /** Patterns that hold in the goal, without those of its own files. */
  List<NamePattern> patterns() {
    return List.copyOf(patterns);
  }

  /** What ends the way before the goal, or at it. */
  Optional<LeftOut> findEnd() {
    return end;
  }
}
