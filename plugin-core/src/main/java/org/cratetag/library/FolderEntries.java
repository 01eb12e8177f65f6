package org.cratetag.library;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What lies in one folder, with what some of it says about the rest.
 *
 * @param markers files that take something out of the library
 * @param others all else, by the bytes of their paths in UTF-8: a folder comes where what lies in
 *     it belongs
 * @param controls what download programs keep beside a file or folder, by its name in lower case
 */
record FolderEntries(List<Path> markers, List<Entry> others, Map<String, Path> controls) {

  /**
   * A file, a folder or a link.
   *
   * @param attributes its own, not those of what a link leads to; null when they cannot be read
   * @param trouble why they cannot; null when they can
   * @param key what it is sorted by
   */
  record Entry(Path path, BasicFileAttributes attributes, IOException trouble, byte[] key) {
    static Entry of(Path path) {
      BasicFileAttributes attributes = null;
      IOException trouble = null;
      try {
        attributes =
            Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      } catch (IOException e) {
        trouble = e;
      }
      String name = path.getFileName().toString();
      boolean isFolder = attributes != null && attributes.isDirectory();
      return new Entry(
          path,
          attributes,
          trouble,
          (isFolder ? name + "/" : name).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Reads a folder, in one go. */
  static FolderEntries read(Path folder) throws IOException {
    List<Path> markers = new ArrayList<>();
    List<Entry> others = new ArrayList<>();
    Map<String, Path> controls = new HashMap<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        Path name = entry.getFileName();
        if (KeepOut.isMarker(name)) {
          markers.add(entry);
        } else {
          others.add(Entry.of(entry));
        }
        Unfinished.findControlled(name).ifPresent(other -> controls.put(other, entry));
      }
    }
    others.sort((one, other) -> Arrays.compareUnsigned(one.key(), other.key()));
    return new FolderEntries(markers, others, controls);
  }

  /** What says that a file or folder here is still being written. */
  Optional<Path> findControl(Path entry) {
    return Optional.ofNullable(
        controls.get(entry.getFileName().toString().toLowerCase(Locale.ROOT)));
  }
}
