package org.cratetag.library;

import java.nio.file.Path;
import java.util.List;

/**
 * A pattern for files and folders that are left out, as gitignore(5) has them: without a slash it
 * fits a name anywhere below its folder, with one a path from there; {@code *} and {@code ?} stop
 * at slashes, {@code **} does not; one that begins with {@code !} takes back what an earlier one
 * fits. Without regard to case.
 */
final class NamePattern {
  private final Path folder;
  private final Glob glob;
  private final boolean onName;
  private final boolean exception;
  private final boolean forAll;

  private NamePattern(Path folder, String text, boolean exception) {
    String bare = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    this.onName = !bare.contains("/");
    String path = bare.startsWith("/") ? bare.substring(1) : bare;
    this.folder = folder;
    this.exception = exception;
    this.forAll = !exception && (path.equals("*") || path.equals("**"));
    this.glob = new Glob(path);
  }

  /**
   * A pattern.
   *
   * @param folder where its paths begin
   * @param text not empty
   */
  static NamePattern of(Path folder, String text) {
    boolean exception = text.startsWith("!") && text.length() > 1;
    return new NamePattern(folder, exception ? text.substring(1) : text, exception);
  }

  /** Whether the last of the patterns that fits a file or folder leaves it out. */
  static boolean leaveOut(List<NamePattern> patterns, Path fileOrFolder) {
    boolean out = false;
    for (NamePattern pattern : patterns) {
      if (pattern.fits(fileOrFolder)) {
        out = !pattern.exception;
      }
    }
    return out;
  }

  /** Whether it leaves out everything. */
  boolean isForAll() {
    return forAll;
  }

  /** Whether it takes something back. */
  boolean isException() {
    return exception;
  }

  private boolean fits(Path fileOrFolder) {
    if (!fileOrFolder.startsWith(folder)) {
      return false;
    }
    Path path = onName ? fileOrFolder.getFileName() : folder.relativize(fileOrFolder);
    return glob.fits(path.toString().replace('\\', '/'));
  }
}
