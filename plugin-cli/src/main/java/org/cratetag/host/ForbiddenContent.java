package org.cratetag.host;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * What no plugin may carry, because it comes from the host: ONNX Runtime, which works in one
 * version a JVM only, and the plugin API, whose types would be others than the host's. Looks at
 * names only, also in archives within the plugin.
 */
final class ForbiddenContent {
  private static final Pattern ONNX_RUNTIME =
      Pattern.compile(
          "(.*/)?(ai/onnxruntime/.*|(lib)?onnxruntime[^/]*\\.(so|dll|dylib)[.0-9]*)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern API = Pattern.compile("(.*/)?org/cratetag/api/.*");
  private static final Pattern ARCHIVE =
      Pattern.compile(".*\\.(jar|zip|war|ear)", Pattern.CASE_INSENSITIVE);
  private static final int MAX_DEPTH = 4;
  private static final int MAX_ENTRIES = 100_000;
  private static final long MAX_BYTES = 2L << 30;

  private int entries;
  private long bytes;

  private ForbiddenContent() {}

  /** Refuses an unpacked plugin that carries what it must not. */
  static void check(Path folder) throws RefusalException, IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    ForbiddenContent content = new ForbiddenContent();
    for (Path file : files) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      content.checkName(name, name);
      if (ARCHIVE.matcher(name).matches()) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
          content.checkArchive(in, name, 1);
        } catch (ZipException e) {
          throw new RefusalException("is damaged: " + name + ": " + e.getMessage(), e);
        }
      }
    }
  }

  private void checkArchive(InputStream in, String where, int depth)
      throws RefusalException, IOException {
    if (depth > MAX_DEPTH) {
      throw new RefusalException("holds archives within archives too deep: " + where);
    }
    // Not closed: the stream belongs to the archive around it.
    ZipInputStream zip = new ZipInputStream(in);
    Optional<ZipEntry> entry = next(zip);
    while (entry.isPresent()) {
      String name = entry.get().getName();
      if (++entries > MAX_ENTRIES) {
        throw new RefusalException("holds more than " + MAX_ENTRIES + " files in its archives");
      }
      checkName(name, where + "!/" + name);
      if (ARCHIVE.matcher(name).matches()) {
        checkArchive(zip, where + "!/" + name, depth + 1);
      }
      skipRest(zip, where);
      entry = next(zip);
    }
  }

  private static Optional<ZipEntry> next(ZipInputStream zip) throws IOException, RefusalException {
    try {
      return Optional.ofNullable(zip.getNextEntry());
    } catch (IllegalArgumentException e) {
      throw new RefusalException("holds an archive with impossible file names", e);
    }
  }

  private void skipRest(ZipInputStream zip, String where) throws RefusalException, IOException {
    byte[] buffer = new byte[1 << 16];
    for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
      bytes += n;
      if (bytes > MAX_BYTES) {
        throw new RefusalException("its archives are too large when unpacked: " + where);
      }
    }
  }

  private void checkName(String name, String where) throws RefusalException {
    if (ONNX_RUNTIME.matcher(name).matches()) {
      throw new RefusalException(
          "carries its own ONNX Runtime (" + where + "); Cratetag provides it, leave it out");
    }
    if (API.matcher(name).matches()) {
      throw new RefusalException(
          "carries its own copy of the plugin API ("
              + where
              + "); Cratetag provides it, leave it"
              + " out");
    }
  }
}
