package org.cratetag.library;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What lies in one folder, with what some of it says about the rest.
 *
 * @param markers files that take something out of the library
 * @param others all else, in the order of the file system
 * @param controls what download programs keep beside a file or folder, by its name in lower case
 */
record FolderEntries(List<Path> markers, List<Path> others, Map<String, Path> controls) {

  /** Reads a folder, in one go. */
  static FolderEntries read(Path folder) throws IOException {
    List<Path> markers = new ArrayList<>();
    List<Path> others = new ArrayList<>();
    Map<String, Path> controls = new HashMap<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        Path name = entry.getFileName();
        (KeepOut.isMarker(name) ? markers : others).add(entry);
        Unfinished.findControlled(name).ifPresent(other -> controls.put(other, entry));
      }
    }
    return new FolderEntries(markers, others, controls);
  }

  /** What says that a file or folder here is still being written. */
  Optional<Path> findControl(Path entry) {
    return Optional.ofNullable(
        controls.get(entry.getFileName().toString().toLowerCase(Locale.ROOT)));
  }
}
