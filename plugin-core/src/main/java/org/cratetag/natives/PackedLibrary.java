package org.cratetag.natives;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * A library as it lies in a jar.
 *
 * @param resource its full name
 * @param url where it is
 * @param mark tells it from other versions: length and CRC-32 of the jar's directory, which cost
 *     nothing to read
 */
record PackedLibrary(String resource, URL url, String mark) implements LibrarySource {
  private static final int KEY_BYTES = 8;

  static Optional<PackedLibrary> find(ClassLoader loader, String resource) throws IOException {
    URL url = loader.getResource(resource);
    if (url == null) {
      return Optional.empty();
    }
    URLConnection connection = open(url);
    if (connection instanceof JarURLConnection jar) {
      try (JarFile file = jar.getJarFile()) {
        JarEntry entry = file.getJarEntry(jar.getEntryName());
        return Optional.of(
            new PackedLibrary(resource, url, entry.getSize() + ":" + entry.getCrc()));
      }
    }
    try (InputStream content = connection.getInputStream()) {
      return Optional.of(
          new PackedLibrary(resource, url, copy(content, OutputStream.nullOutputStream())));
    }
  }

  @Override
  public String fileName() {
    return resource.substring(resource.lastIndexOf('/') + 1);
  }

  @Override
  public String writeTo(OutputStream out) throws IOException {
    try (InputStream content = open(url).getInputStream()) {
      return copy(content, out);
    }
  }

  /** Names a set of libraries; another version has another name. */
  static String key(List<LibrarySource> libraries) {
    MessageDigest digest = sha256();
    for (LibrarySource library : libraries) {
      String line = library.fileName() + " " + library.mark() + "\n";
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest(), 0, KEY_BYTES);
  }

  /** SHA-256 of what is copied, in hexadecimal digits. */
  static String copy(InputStream from, OutputStream to) throws IOException {
    DigestInputStream digested = new DigestInputStream(from, sha256());
    digested.transferTo(to);
    return HexFormat.of().formatHex(digested.getMessageDigest().digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Without the cache of open jars, which would keep them open. */
  private static URLConnection open(URL url) throws IOException {
    URLConnection connection = url.openConnection();
    connection.setUseCaches(false);
    return connection;
  }
}
