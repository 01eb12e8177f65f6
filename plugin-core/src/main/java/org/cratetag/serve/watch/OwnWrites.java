package org.cratetag.serve.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files that we wrote last, as we left them, so that our own writing is no news. */
public final class OwnWrites {
  private static final int MOST = 10_000;

  private final Map<Path, Stamp> stamps =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Path, Stamp> eldest) {
              return size() > MOST;
            }
          });

  private record Stamp(long size, FileTime time, Object key) {
    static Stamp of(Path path) throws IOException {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      return new Stamp(
          attributes.size(), attributes.lastModifiedTime(), String.valueOf(attributes.fileKey()));
    }
  }

  /** We wrote it just now. */
  public void add(Path path) {
    try {
      stamps.put(path, Stamp.of(path));
    } catch (IOException goneAlready) {
      // That is news.
    }
  }

  /** Whether it is as we left it. */
  boolean isOurs(Path path) {
    Stamp stamp = stamps.get(path);
    try {
      return stamp != null && stamp.equals(Stamp.of(path));
    } catch (IOException gone) {
      return false;
    }
  }
}
