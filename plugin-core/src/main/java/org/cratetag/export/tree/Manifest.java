package org.cratetag.export.tree;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cratetag.tags.posix.SmbShare;

/**
 * What a tree has made, in the file {@code .cratetag-crates} in its root: a line for each name,
 * with kind, size and time as they were made, and the track. Texts are percent-encoded.
 */
final class Manifest {
  static final String NAME = ".cratetag-crates";

  private static final String HEAD =
      "# Made by cratetag crates; it removes only what is named here.";

  /** FAT keeps times to two seconds. */
  private static final long TIME_STEP_MILLIS = 2_000;

  private final Path root;
  private final Map<String, Made> made = new LinkedHashMap<>();

  private Manifest(Path root) {
    this.root = root;
  }

  /**
   * A name that was made.
   *
   * @param sizeBytes of the track
   * @param trackMillis when the track was changed last
   * @param ownMillis when what was made was changed last
   */
  private record Made(
      LinkKind kind, long sizeBytes, long trackMillis, long ownMillis, String track) {}

  /**
   * Reads the manifest of a tree; an empty one where there is none.
   *
   * @throws IOException when it cannot be read or was changed by hand
   */
  static Manifest read(Path root) throws IOException {
    Manifest manifest = new Manifest(root);
    Path file = root.resolve(NAME);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return manifest;
    }
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      if (lines.isEmpty() || !lines.get(0).equals(HEAD)) {
        throw new IllegalArgumentException("its first line is another");
      }
      for (String line : lines.subList(1, lines.size())) {
        String[] cells = line.split("\t", -1);
        Made one =
            new Made(
                LinkKind.valueOf(cells[0].toUpperCase(Locale.ROOT)),
                Long.parseLong(cells[1]),
                Long.parseLong(cells[2]),
                Long.parseLong(cells[3]),
                decoded(cells[5]));
        manifest.made.put(safe(root, decoded(cells[4])), one);
      }
    } catch (CharacterCodingException
        | IllegalArgumentException
        | ArrayIndexOutOfBoundsException e) {
      throw new IOException(
          file + " is damaged, so it is not known what may be removed; name a new folder", e);
    }
    return manifest;
  }

  /** A manifest from another hand must not reach out of the tree. */
  private static String safe(Path root, String name) {
    try {
      Path file = root.resolve(name);
      if (name.isEmpty()
          || !file.normalize().equals(file)
          || !file.startsWith(root)
          || file.equals(root)) {
        throw new IllegalArgumentException("it names what is outside");
      }
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(e);
    }
    return name;
  }

  List<String> names() {
    return List.copyOf(made.keySet());
  }

  boolean has(String name) {
    return made.containsKey(name);
  }

  boolean isOf(String name, Path track, LinkKind kind) {
    Made one = made.get(name);
    return one.track.equals(track.toString()) && one.kind == kind;
  }

  /** Whether what stands there is what was made, as far as can be seen without following it. */
  boolean isAsMade(String name) throws IOException {
    Made one = made.get(name);
    Path file = root.resolve(name);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    BasicFileAttributes now =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return switch (one.kind) {
      case SYM -> now.isSymbolicLink() && Files.readSymbolicLink(file).toString().equals(one.track);
      case HARD -> now.isRegularFile() && isSecondName(file, now, one);
      case COPY -> now.isRegularFile() && isAsMade(now, one);
    };
  }

  /** Whether a copy or a second name is of the track as it was before. */
  boolean isOutdated(String name, Path track) throws IOException {
    Made one = made.get(name);
    return switch (one.kind) {
      case SYM -> false;
      case HARD -> !Files.isSameFile(root.resolve(name), track);
      case COPY ->
          Files.size(track) != one.sizeBytes
              || !isSameTime(Files.getLastModifiedTime(track).toMillis(), one.trackMillis);
    };
  }

  /** Notes what is about to be made, so that it is known after a crash. */
  void note(String name, Path track, LinkKind kind) throws IOException {
    BasicFileAttributes now = Files.readAttributes(track, BasicFileAttributes.class);
    long millis = now.lastModifiedTime().toMillis();
    made.put(name, new Made(kind, now.size(), millis, millis, track.toString()));
  }

  /** Notes the time that what was made has, which is not the track's on every stick. */
  void made(String name) throws IOException {
    Made one = made.get(name);
    long own = Files.getLastModifiedTime(root.resolve(name), LinkOption.NOFOLLOW_LINKS).toMillis();
    made.put(name, new Made(one.kind, one.sizeBytes, one.trackMillis, own, one.track));
  }

  void forget(String name) {
    made.remove(name);
  }

  void write() throws IOException {
    StringBuilder text = new StringBuilder(HEAD).append('\n');
    made.forEach(
        (name, one) ->
            text.append(one.kind.name().toLowerCase(Locale.ROOT))
                .append('\t')
                .append(one.sizeBytes)
                .append('\t')
                .append(one.trackMillis)
                .append('\t')
                .append(one.ownMillis)
                .append('\t')
                .append(encoded(name))
                .append('\t')
                .append(encoded(one.track))
                .append('\n'));
    Path fresh = root.resolve(NAME + ".new");
    Files.deleteIfExists(fresh);
    Files.writeString(fresh, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    SmbShare.replace(fresh, root.resolve(NAME));
  }

  /**
   * A track that was tagged since is another file, and the name here is the last of the old one: it
   * may go while there is a track. It stays when the track is gone.
   */
  private static boolean isSecondName(Path file, BasicFileAttributes now, Made one)
      throws IOException {
    Path track = Path.of(one.track);
    return Files.exists(track) && (Files.isSameFile(file, track) || isAsMade(now, one));
  }

  private static boolean isAsMade(BasicFileAttributes now, Made one) {
    return now.size() == one.sizeBytes
        && isSameTime(now.lastModifiedTime().toMillis(), one.ownMillis);
  }

  private static boolean isSameTime(long one, long other) {
    return Math.abs(one - other) <= TIME_STEP_MILLIS;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
