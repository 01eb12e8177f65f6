package org.cratetag.export;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.cratetag.export.file.FileUrl;
import org.cratetag.export.file.SafeNames;
import org.cratetag.export.playlist.DjPlaylist;
import org.cratetag.export.playlist.DjPlaylists;
import org.cratetag.export.playlist.ListedTrack;

/**
 * Playlists that are files, {@code .m3u8} in UTF-8 and {@code .m3u} in that or in Latin-1, in
 * folders that may have folders in them.
 */
final class M3u8Reader extends SimpleFileVisitor<Path> {
  /** A playlist of 100,000 tracks with long paths is not half as large. */
  private static final long MOST_BYTES = 64L << 20;

  private static final int MOST_DEPTH = 100;

  private final Path root;
  private final Map<Path, DjPlaylist> playlists = new TreeMap<>();
  private final Map<Path, String> unread = new TreeMap<>();

  private M3u8Reader(Path root) {
    this.root = root;
  }

  /**
   * Reads a folder's playlists, or one that is named itself. Hidden files are passed over, and one
   * that cannot be read stops nothing.
   *
   * @throws IOException when the folder cannot be read
   */
  static DjPlaylists read(Path folderOrFile) throws IOException {
    Path whole = folderOrFile.toAbsolutePath().normalize();
    if (Files.isRegularFile(whole)) {
      M3u8Reader reader = new M3u8Reader(whole.getParent());
      reader.add(whole);
      return reader.result();
    }
    M3u8Reader reader = new M3u8Reader(Files.isSymbolicLink(whole) ? whole.toRealPath() : whole);
    Files.walkFileTree(reader.root, Set.<FileVisitOption>of(), MOST_DEPTH, reader);
    return reader.result();
  }

  private DjPlaylists result() {
    return new DjPlaylists(List.copyOf(playlists.values()), List.copyOf(unread.values()));
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    return !folder.equals(root) && isHidden(folder)
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    if (isPlaylist(file) && !isHidden(file) && Files.isRegularFile(file)) {
      add(file);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
    if (file.equals(root)) {
      throw e;
    }
    unread.put(file, file + ": cannot be read");
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, IOException e) {
    if (e != null) {
      unread.put(folder, folder + ": cannot be read to its end");
    }
    return FileVisitResult.CONTINUE;
  }

  private static boolean isHidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }

  private static boolean isPlaylist(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".m3u8") || name.endsWith(".m3u");
  }

  private void add(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new IOException("it is larger than " + (MOST_BYTES >> 20) + " MB");
      }
      String name = file.getFileName().toString();
      boolean isM3u = name.toLowerCase(Locale.ROOT).endsWith(".m3u");
      M3u8List.Said said = M3u8List.read(Files.readAllBytes(file), isM3u);
      String stem = name.replaceFirst("\\.[^.]*$", "");
      playlists.put(
          file,
          DjPlaylist.of(
              StreamSupport.stream(root.relativize(file.getParent()).spliterator(), false)
                  .map(Path::toString)
                  .filter(folder -> !folder.isEmpty())
                  .toList(),
              said.title().filter(title -> isOf(title, stem)).orElse(stem),
              said.tracks().stream().map(line -> track(line, file.getParent())).toList()));
    } catch (IOException e) {
      unread.put(file, file + ": " + e.getMessage());
    }
  }

  /**
   * Whether a file's name is what becomes of a title where files cannot have all names. A file that
   * was given another name since is called by that.
   */
  private static boolean isOf(String title, String stem) {
    String plain = SafeNames.of(title);
    return stem.equals(plain)
        || stem.startsWith(plain) && stem.substring(plain.length()).matches(" [0-9]+");
  }

  /** A line that names a track: a path of any system, whole or from the playlist on, or a URL. */
  private static ListedTrack track(String line, Path folder) {
    if (line.startsWith("file:/")) {
      return new ListedTrack(line, List.of(FileUrl.path(line)));
    } else if (line.matches("(?s)[A-Za-z][A-Za-z0-9+.-]+://.*")) {
      return new ListedTrack(line, List.of());
    } else if (line.matches("(?s)[A-Za-z]:[\\\\/].*|\\\\.*")) {
      return new ListedTrack(line, List.of(line.replace('\\', '/')));
    }
    List<String> places = new ArrayList<>();
    for (String path : List.of(line, line.replace('\\', '/'))) {
      try {
        String place = folder.resolve(path).normalize().toString();
        places.add(place.replace(folder.getFileSystem().getSeparator(), "/"));
      } catch (InvalidPathException e) {
        // No path of this system.
      }
    }
    return new ListedTrack(line, places.stream().distinct().toList());
  }
}
