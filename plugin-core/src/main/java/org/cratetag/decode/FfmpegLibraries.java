package org.cratetag.decode;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/** FFmpeg's libraries for this machine, unpacked into a folder. */
final class FfmpegLibraries {
  /** The bundle may also hold programs, and libraries for filters, devices and pictures. */
  private static final Pattern USED =
      Pattern.compile(
          "(lib)?(jni)?(avutil|avcodec|avformat|swresample|javacpp|va|va-drm|drm)"
              + "([-.][0-9]+)*\\.(so|dylib|dll)(\\.[0-9]+)*");

  private static Path unpacked;

  private FfmpegLibraries() {}

  /**
   * Unpacks what is missing or damaged. The first folder of a process serves all.
   *
   * @param cacheFolder made when missing
   * @return the folder of the libraries
   */
  static synchronized Path unpack(Path cacheFolder) throws IOException {
    if (unpacked == null || !Files.isDirectory(unpacked)) {
      unpacked = unpackInto(cacheFolder);
    }
    return unpacked;
  }

  private static Path unpackInto(Path cacheFolder) throws IOException {
    String platform = platform(System.getProperty("os.name"), System.getProperty("os.arch"));
    Path folder = Files.createDirectories(cacheFolder.resolve(platform)).toAbsolutePath();
    for (String library :
        List.of("ffmpeg/%s/" + jni("jniavutil"), "javacpp/%s/" + jni("jnijavacpp"))) {
      unpackBeside("org/bytedeco/" + library.formatted(platform), folder);
    }
    return folder;
  }

  private static String jni(String name) {
    return System.mapLibraryName(name);
  }

  /** The bundles' name for a machine, for example {@code linux-arm64}. */
  static String platform(String osName, String osArch) {
    String name = osName.toLowerCase(Locale.ROOT);
    String system =
        name.startsWith("mac") ? "macosx" : name.startsWith("windows") ? "windows" : "linux";
    return system
        + switch (osArch) {
          case "amd64", "x86_64" -> "-x86_64";
          case "aarch64", "arm64" -> "-arm64";
          default -> "-" + osArch;
        };
  }

  private static void unpackBeside(String resource, Path folder) throws IOException {
    URL place = FfmpegLibraries.class.getClassLoader().getResource(resource);
    if (place == null) {
      throw new IOException(
          "FFmpeg's libraries for this kind of machine are not in this installation (there is no "
              + resource
              + ")");
    }
    if (!(place.openConnection() instanceof JarURLConnection connection)) {
      throw new IOException("FFmpeg's libraries are not in a jar: " + place);
    }
    connection.setUseCaches(false);
    String prefix = resource.substring(0, resource.lastIndexOf('/') + 1);
    try (JarFile jar = connection.getJarFile()) {
      for (JarEntry entry : jar.stream().filter(e -> e.getName().startsWith(prefix)).toList()) {
        String name = entry.getName().substring(prefix.length());
        if (USED.matcher(name).matches() && !isWhole(folder.resolve(name), entry)) {
          unpack(jar, entry, folder.resolve(name));
        }
      }
    }
  }

  private static boolean isWhole(Path file, JarEntry entry) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) != entry.getSize()) {
      return false;
    }
    try (CheckedInputStream in =
        new CheckedInputStream(
            new BufferedInputStream(Files.newInputStream(file), 1 << 16), new CRC32())) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      return in.getChecksum().getValue() == entry.getCrc();
    }
  }

  /** Another process may do the same at this moment, or use the file that is there. */
  private static void unpack(JarFile jar, JarEntry entry, Path file) throws IOException {
    Path fresh = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
    try (InputStream in = jar.getInputStream(entry)) {
      Files.copy(in, fresh, StandardCopyOption.REPLACE_EXISTING);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
