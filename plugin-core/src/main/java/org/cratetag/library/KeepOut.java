package org.cratetag.library;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an owner has taken out of the library, by our own {@code .cratetagignore}, whose patterns
 * say what, and by files that players and servers heed: {@code .nomedia} and {@code .nomusic} take
 * out their folder, {@code .ignore} (Jellyfin, Emby), {@code .plexignore}, {@code .ndignore}
 * (Navidrome) and {@code .mpdignore} what their patterns fit, or the folder where they are empty.
 *
 * @param wholeFolder the file that says that nothing of the folder is taken
 * @param patterns for what lies in the folder and below
 */
record KeepOut(Optional<Path> wholeFolder, List<NamePattern> patterns) {
  private static final KeepOut NOTHING = new KeepOut(Optional.empty(), List.of());
  private static final Set<String> FLAGS = Set.of(".nomedia", ".nomusic");
  private static final String OURS = ".cratetagignore";
  private static final Set<String> LISTS =
      Set.of(OURS, ".ignore", ".plexignore", ".ndignore", ".mpdignore");
  private static final int MAXIMUM_BYTES = 1 << 16;
  private static final int MAXIMUM_LENGTH = 500;
  private static final int MAXIMUM_PATTERNS = 500;

  KeepOut {
    patterns = List.copyOf(patterns);
  }

  /** Whether a name is that of a marker. */
  static boolean isMarker(Path name) {
    return FLAGS.contains(name.toString()) || LISTS.contains(name.toString());
  }

  /**
   * Reads the markers of a folder, looked for by their names.
   *
   * @throws IOException when one cannot be read
   */
  static KeepOut in(Path folder) throws IOException {
    List<Path> markers = new ArrayList<>();
    for (Set<String> names : List.of(FLAGS, LISTS)) {
      for (String name : names) {
        Path marker = folder.resolve(name);
        if (Files.exists(marker, LinkOption.NOFOLLOW_LINKS)) {
          markers.add(marker);
        }
      }
    }
    return of(folder, markers);
  }

  /**
   * Reads the markers of a folder.
   *
   * @param markers those that lie in it
   */
  static KeepOut of(Path folder, List<Path> markers) throws IOException {
    KeepOut all = NOTHING;
    for (Path marker : markers) {
      boolean isFlag = FLAGS.contains(marker.getFileName().toString());
      all = all.and(isFlag ? new KeepOut(Optional.of(marker), List.of()) : read(folder, marker));
    }
    return all;
  }

  private KeepOut and(KeepOut other) {
    List<NamePattern> both = new ArrayList<>(patterns);
    both.addAll(other.patterns);
    return new KeepOut(wholeFolder.or(other::wholeFolder), both);
  }

  private static KeepOut read(Path folder, Path marker) throws IOException {
    if (!Files.isRegularFile(marker)) {
      return NOTHING;
    }
    List<NamePattern> patterns = new ArrayList<>();
    try (InputStream content = Files.newInputStream(marker)) {
      String text = new String(content.readNBytes(MAXIMUM_BYTES), StandardCharsets.UTF_8);
      int number = 0;
      for (String line : text.replace("\uFEFF", "").split("\\R")) {
        number++;
        String pattern = line.strip();
        boolean says = !pattern.isEmpty() && !pattern.startsWith("#");
        if (says && pattern.length() <= MAXIMUM_LENGTH && patterns.size() < MAXIMUM_PATTERNS) {
          patterns.add(NamePattern.of(folder, pattern, marker + " line " + number));
        }
      }
    }
    boolean ours = marker.getFileName().toString().equals(OURS);
    boolean whole =
        patterns.isEmpty() && !ours || patterns.stream().anyMatch(NamePattern::isForAll);
    boolean withExceptions = patterns.stream().anyMatch(NamePattern::isException);
    return new KeepOut(whole && !withExceptions ? Optional.of(marker) : Optional.empty(), patterns);
  }
}
