package org.cratetag.export.tree;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.cratetag.api.ExportRequest;
import org.cratetag.api.ExportRequest.Playlist;
import org.cratetag.api.track.LabelledTrack;
import org.cratetag.export.file.SafeNames;

/**
 * A tree of tracks by family and subgenre on disk. What it has made stands in a {@link Manifest};
 * nothing else is ever removed or written to, and no symbolic link below the tree is followed.
 */
public final class CrateTree {
  /** A copy that is being made. */
  private static final String PART = ".cratetag-crates.part";

  /** What systems say of a full disk; each further file would fail as well. */
  private static final String FULL = "No space left";

  private final Path root;
  private final LinkKind kind;

  /**
   * @param root absolute path of the tree
   */
  public CrateTree(Path root, LinkKind kind) {
    this.root = root;
    this.kind = kind;
  }

  /**
   * What a run has done.
   *
   * @param made new names
   * @param kept names that were there and are right
   * @param removed names that an earlier run had made and that no crate has now
   * @param notes what could not be done, or what was not ours to touch
   */
  public record Result(int made, int kept, int removed, List<ExportRequest.Note> notes) {}

  /**
   * Brings the tree up to date.
   *
   * @param stopped whether to end after the file in hand
   * @throws IOException when nothing can be done at all; the message says why
   */
  public Result write(ExportRequest request, BooleanSupplier stopped) throws IOException {
    Map<String, Path> wanted = wanted(request);
    refuseOwnSources(wanted);
    Files.createDirectories(root);
    Manifest manifest = Manifest.read(root);
    List<ExportRequest.Note> notes = new ArrayList<>();
    int removed = removeGone(manifest, wanted, notes);
    int changed = notes.size();
    Map<String, Path> missing = new LinkedHashMap<>();
    for (Map.Entry<String, Path> each : wanted.entrySet()) {
      attempt(
          each.getValue(),
          notes,
          () -> {
            if (isMissing(manifest, each.getKey(), each.getValue())) {
              manifest.note(each.getKey(), each.getValue(), kind);
              missing.put(each.getKey(), each.getValue());
            }
          });
    }
    int kept = wanted.size() - missing.size() - notes.size() + changed;
    manifest.write();
    int made = make(manifest, missing, stopped, notes);
    manifest.write();
    return new Result(made, kept, removed, notes);
  }

  private int make(
      Manifest manifest,
      Map<String, Path> missing,
      BooleanSupplier stopped,
      List<ExportRequest.Note> notes)
      throws IOException {
    int made = 0;
    Files.deleteIfExists(root.resolve(PART));
    int before = notes.size();
    for (Map.Entry<String, Path> each : missing.entrySet()) {
      boolean full = notes.size() > before && notes.get(notes.size() - 1).words().contains(FULL);
      boolean done =
          !full
              && !stopped.getAsBoolean()
              && attempt(
                  each.getValue(),
                  notes,
                  () -> {
                    Path file = root.resolve(each.getKey());
                    Files.createDirectories(file.getParent());
                    make(file, each.getValue());
                    manifest.made(each.getKey());
                  });
      if (done) {
        made++;
      } else {
        manifest.forget(each.getKey());
      }
    }
    return made;
  }

  private interface Attempt {
    void run() throws IOException;
  }

  private boolean attempt(Path track, List<ExportRequest.Note> notes, Attempt attempt) {
    try {
      attempt.run();
      return true;
    } catch (FileSystemException e) {
      notes.add(new ExportRequest.Note(track, true, words(e)));
    } catch (IOException | UnsupportedOperationException e) {
      notes.add(new ExportRequest.Note(track, true, String.valueOf(e.getMessage())));
    }
    return false;
  }

  /** By name below the root with {@code /}, which track stands there. */
  private static Map<String, Path> wanted(ExportRequest request) {
    Map<String, Path> wanted = new LinkedHashMap<>();
    Map<String, SafeNames> taken = new HashMap<>();
    Map<String, String> folders = new HashMap<>();
    for (Playlist playlist : request.playlists()) {
      List<String> parts = new ArrayList<>(playlist.folders());
      parts.add(playlist.name());
      String folder = "";
      for (String part : parts) {
        String parent = folder;
        folder =
            folders.computeIfAbsent(
                parent + "\0" + part,
                any ->
                    parent
                        + taken.computeIfAbsent(parent, n -> new SafeNames()).next(part, "")
                        + "/");
      }
      SafeNames names = taken.computeIfAbsent(folder, any -> new SafeNames());
      for (LabelledTrack track : playlist.tracks()) {
        String name = track.path().getFileName().toString();
        int point = name.lastIndexOf('.');
        boolean suffixed = point > 0 && name.substring(point).matches("\\.[A-Za-z0-9]{1,8}");
        String stem = suffixed ? name.substring(0, point) : name;
        wanted.put(folder + names.next(stem, suffixed ? name.substring(point) : ""), track.path());
      }
    }
    return wanted;
  }

  /** A scan of a tree within the music would hear its links as tracks, and link to them. */
  private void refuseOwnSources(Map<String, Path> wanted) throws IOException {
    for (Path track : wanted.values()) {
      if (track.startsWith(root)) {
        throw new IOException(
            track + " is itself below " + root + "; name a folder outside of the music");
      }
    }
  }

  private int removeGone(
      Manifest manifest, Map<String, Path> wanted, List<ExportRequest.Note> notes)
      throws IOException {
    int removed = 0;
    for (String name : manifest.names()) {
      Path track = wanted.get(name);
      boolean stays = track != null && manifest.isOf(name, track, kind);
      if (stays) {
        continue;
      }
      Path file = root.resolve(name);
      if (!isInside(file)) {
        manifest.forget(name);
      } else if (manifest.isAsMade(name)) {
        Files.delete(file);
        manifest.forget(name);
        removed++;
        removeEmpty(file.getParent());
      } else {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
          notes.add(
              new ExportRequest.Note(
                  file,
                  false,
                  "it was changed since it was made, so it stays; remove it yourself"));
        }
        manifest.forget(name);
      }
    }
    return removed;
  }

  /** Whether a name is to be made; what is there and out of date is removed. */
  private boolean isMissing(Manifest manifest, String name, Path track) throws IOException {
    Path file = root.resolve(name);
    if (!isInside(file)) {
      throw new IOException(
          file.getParent() + " is a link or a file of another; it was left alone");
    }
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    if (!manifest.has(name) || !manifest.isAsMade(name)) {
      throw new FileAlreadyExistsException(
          name, null, name + " is there and was not made by this command; it was left alone");
    }
    if (!manifest.isOutdated(name, track)) {
      return false;
    }
    Files.delete(file);
    return true;
  }

  private void make(Path file, Path track) throws IOException {
    switch (kind) {
      case HARD -> Files.createLink(file, track);
      case SYM -> Files.createSymbolicLink(file, track);
      case COPY -> {
        Path fresh = root.resolve(PART);
        try {
          Files.copy(track, fresh);
          keepTime(track, fresh);
          Files.move(fresh, file);
        } finally {
          Files.deleteIfExists(fresh);
        }
      }
    }
  }

  /** Where a stick is mounted for another user, times cannot be set; it is a copy all the same. */
  private static void keepTime(Path track, Path copy) throws IOException {
    FileTime time = Files.getLastModifiedTime(track);
    try {
      Files.setLastModifiedTime(copy, time);
    } catch (FileSystemException e) {
      // It has the time of now, which the manifest notes.
    }
  }

  /** Whether every folder from the root down is a folder of its own, or not there yet. */
  private boolean isInside(Path file) throws IOException {
    for (Path at = file.getParent(); at != null && !at.equals(root); at = at.getParent()) {
      if (!at.startsWith(root)) {
        return false;
      }
      if (Files.exists(at, LinkOption.NOFOLLOW_LINKS)
          && !Files.readAttributes(at, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
              .isDirectory()) {
        return false;
      }
    }
    return true;
  }

  /** Folders that have become empty; one that holds something of another stays. */
  private void removeEmpty(Path folder) {
    try {
      for (Path at = folder; at.startsWith(root) && !at.equals(root); at = at.getParent()) {
        Files.delete(at);
      }
    } catch (IOException e) {
      // Not empty, or gone.
    }
  }

  private String words(FileSystemException e) {
    if (e instanceof FileAlreadyExistsException) {
      return e.getReason() == null ? e.getFile() + " is there already" : e.getReason();
    }
    if (e instanceof NoSuchFileException) {
      return "its file is not there; scan its folder again, or mount its disk";
    }
    if (String.valueOf(e.getReason()).contains(FULL)) {
      return FULL + " in " + root + ": this and what comes after it is not there yet";
    }
    return kind == LinkKind.COPY
        ? "it cannot be copied: " + e.getReason()
        : "it cannot be linked from "
            + root
            + " ("
            + e.getReason()
            + "); another disk or a stick takes --link copy";
  }
}
