package org.cratetag.host;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Unpacks plugin zips into a cache, so that the plugins folder holds nothing but what the user put
 * there. An unpacked plugin is named after the hash of its zip and appears whole or not at all. A
 * symbolic link in a zip becomes a plain file that holds its target's name.
 */
final class PluginUnpacker {
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path cacheFolder;
  private final int maxEntries;
  private final long maxBytes;

  /**
   * @param cacheFolder made when missing
   * @param maxEntries how many files and folders a plugin may have
   * @param maxBytes how large it may be when unpacked
   */
  PluginUnpacker(Path cacheFolder, int maxEntries, long maxBytes) {
    this.cacheFolder = cacheFolder;
    this.maxEntries = maxEntries;
    this.maxBytes = maxBytes;
  }

  /** Looks at a plugin's unpacked files before any of it is loaded. */
  interface Inspection {
    /** Throws when the plugin shall not be loaded. */
    void inspect(Path folder) throws RefusalException, IOException;
  }

  /**
   * The folder with the zip's content, unpacked unless it was before.
   *
   * @throws RefusalException when the zip is damaged or hostile, or the inspection refuses it;
   *     nothing of it is left behind
   * @throws IOException when the cache cannot be written
   */
  Path unpack(Path zip, Inspection inspection) throws RefusalException, IOException {
    Files.createDirectories(cacheFolder);
    Path folder = cacheFolder.resolve(hash(zip));
    if (Files.isDirectory(folder)) {
      inspection.inspect(folder);
      return folder;
    }
    Path fresh = Files.createTempDirectory(cacheFolder, "unpacking-");
    try {
      unpackInto(zip, fresh);
      inspection.inspect(fresh);
      moveInPlace(fresh, folder);
      return folder;
    } finally {
      delete(fresh);
    }
  }

  private void unpackInto(Path zip, Path folder) throws RefusalException, IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      if (file.size() > maxEntries) {
        throw new RefusalException("holds more than " + maxEntries + " files");
      }
      long left = maxBytes;
      Enumeration<? extends ZipEntry> entries = file.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        Path target = target(folder, entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          left -= copy(file, entry, target, left);
        }
      }
    } catch (ZipException | IllegalArgumentException | FileAlreadyExistsException e) {
      throw new RefusalException("is damaged or no zip: " + e.getMessage(), e);
    } catch (EOFException e) {
      throw new RefusalException("is damaged: it ends too early", e);
    }
  }

  private static Path target(Path folder, String name) throws RefusalException {
    try {
      Path target = folder.resolve(name).normalize();
      boolean inside = target.startsWith(folder) && !target.equals(folder);
      if (inside && !name.contains("\\") && !name.startsWith("/")) {
        return target;
      }
    } catch (InvalidPathException e) {
      throw new RefusalException("holds an impossible file name: " + name, e);
    }
    throw new RefusalException("holds a file that would land outside of its folder: " + name);
  }

  private long copy(ZipFile file, ZipEntry entry, Path target, long left)
      throws RefusalException, IOException {
    long copied = 0;
    CRC32 crc = new CRC32();
    try (InputStream in = new CheckedInputStream(file.getInputStream(entry), crc);
        OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        copied += n;
        if (copied > left) {
          throw new RefusalException("is larger than " + maxBytes + " bytes when unpacked");
        }
        out.write(buffer, 0, n);
      }
    }
    if (entry.getCrc() != -1 && entry.getCrc() != crc.getValue()) {
      throw new RefusalException("is damaged: " + entry.getName() + " has a wrong checksum");
    }
    return copied;
  }

  private static void moveInPlace(Path fresh, Path folder) throws IOException {
    try {
      Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
      // Another process was faster with the same zip.
    }
  }

  private static String hash(Path zip) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(zip), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest()).substring(0, 32);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    }
  }
}
