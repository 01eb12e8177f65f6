package org.cratetag.library;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What is left out of libraries. In a library all on the way from its folder counts, however far
 * down a scan begins; elsewhere what is named begins a library of its own.
 */
public final class Exclusions {
  static final Exclusions NONE = new Exclusions(List.of(), List.of());

  private final List<String> patterns;
  private final List<String> places;
  private final List<Path> libraryFolders;
  private final Set<Path> otherLibraries;

  /** With patterns as in gitignore(5), and the folders where they begin. */
  public Exclusions(List<String> patterns, List<Path> libraryFolders) {
    this(patterns, List.of(), libraryFolders, List.of());
  }

  /**
   * The same.
   *
   * @param places where each pattern stands, for people
   * @param otherLibraries folders in it that are libraries of their own
   */
  public Exclusions(
      List<String> patterns,
      List<String> places,
      List<Path> libraryFolders,
      List<Path> otherLibraries) {
    this.otherLibraries = Set.copyOf(otherLibraries);
    this.patterns = List.copyOf(patterns);
    this.places = List.copyOf(places);
    this.libraryFolders = List.copyOf(libraryFolders);
  }

  /**
   * Why a file or folder is left out; empty when it is not.
   *
   * @param path absolute and normalised
   */
  public Optional<LeftOut> find(Path path) {
    return wayTo(path).findEnd();
  }

  /** Whether a name alone says that a file or folder is left out. */
  public static boolean isPassedOver(Path name) {
    return Names.isPassedOver(name) && !KeepOut.isMarker(name);
  }

  /** Whether a folder is one of those that are never left out. */
  boolean isBase(Path folder) {
    return baseOf(folder).equals(folder);
  }

  /** Whether a folder is a library of its own. */
  boolean isOther(Path folder) {
    return otherLibraries.contains(folder);
  }

  WayDown wayTo(Path path) {
    Path base = baseOf(path);
    return WayDown.go(base, path, patternsFrom(base), otherLibraries);
  }

  private Path baseOf(Path path) {
    return libraryFolders.stream()
        .filter(path::startsWith)
        .max(Comparator.comparingInt(Path::getNameCount))
        .orElse(path);
  }

  private List<NamePattern> patternsFrom(Path base) {
    return IntStream.range(0, patterns.size())
        .mapToObj(
            i ->
                i < places.size()
                    ? NamePattern.of(base, patterns.get(i), places.get(i))
                    : NamePattern.of(base, patterns.get(i)))
        .toList();
  }
}
