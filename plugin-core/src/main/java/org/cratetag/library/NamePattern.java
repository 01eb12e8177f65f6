package org.cratetag.library;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A pattern for files and folders that are left out, as gitignore(5) has them: without a slash it
 * fits a name anywhere below its folder, with one a path from there; with one at its end folders
 * only; {@code *} and {@code ?} stop at slashes, {@code **} does not; one that begins with {@code
 * !} takes back what an earlier one fits. Without regard to case, and brackets are letters: albums
 * have them in their names.
 */
final class NamePattern {
  private final Path folder;
  private final Glob glob;
  private final boolean onName;
  private final boolean onFolders;
  private final boolean exception;
  private final boolean forAll;
  private final Rule rule;

  /**
   * What a user wrote.
   *
   * @param text the pattern
   * @param place where it stands: a file and its line, or the settings
   */
  record Rule(String text, String place) {}

  private NamePattern(Path folder, String text, boolean exception, Rule rule) {
    this.rule = rule;
    this.onFolders = text.endsWith("/");
    String bare = onFolders ? text.substring(0, text.length() - 1) : text;
    this.onName = !bare.contains("/");
    String path = bare.startsWith("/") ? bare.substring(1) : bare;
    this.folder = folder;
    this.exception = exception;
    this.forAll = !exception && (path.equals("*") || path.equals("**"));
    this.glob = new Glob(path);
  }

  /**
   * A pattern of the settings.
   *
   * @param folder where its paths begin
   * @param text not empty
   */
  static NamePattern of(Path folder, String text) {
    return of(folder, text, "'exclude' in the settings");
  }

  /** A pattern that stands somewhere. */
  static NamePattern of(Path folder, String text, String place) {
    boolean exception = text.startsWith("!") && text.length() > 1;
    boolean escaped = text.startsWith("\\!") || text.startsWith("\\#");
    String pattern = exception || escaped ? text.substring(1) : text;
    return new NamePattern(folder, pattern, exception, new Rule(text, place));
  }

  /** Whether the last of the patterns that fits a file or folder leaves it out. */
  static boolean leaveOut(List<NamePattern> patterns, Path fileOrFolder, BooleanSupplier isFolder) {
    return find(patterns, fileOrFolder, isFolder).isPresent();
  }

  /** The pattern that leaves a file or folder out. */
  static Optional<NamePattern> find(
      List<NamePattern> patterns, Path fileOrFolder, BooleanSupplier isFolder) {
    NamePattern last = null;
    for (NamePattern pattern : patterns) {
      if (pattern.fits(fileOrFolder, isFolder)) {
        last = pattern;
      }
    }
    return Optional.ofNullable(last).filter(pattern -> !pattern.exception);
  }

  /** What the user wrote. */
  Rule rule() {
    return rule;
  }

  /** Whether it leaves out everything. */
  boolean isForAll() {
    return forAll;
  }

  /** Whether it takes something back. */
  boolean isException() {
    return exception;
  }

  private boolean fits(Path fileOrFolder, BooleanSupplier isFolder) {
    if (!fileOrFolder.startsWith(folder)) {
      return false;
    }
    Path path = onName ? fileOrFolder.getFileName() : folder.relativize(fileOrFolder);
    return glob.fits(path.toString().replace('\\', '/')) && (!onFolders || isFolder.getAsBoolean());
  }
}
