package org.cratetag.decode;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.cratetag.natives.NativeCache;
import org.cratetag.natives.NativesException;

/** FFmpeg's libraries for this machine, unpacked into a folder. */
final class FfmpegLibraries {
  /** The bundle may also hold programs, and libraries for filters, devices, screens, pictures. */
  private static final Pattern USED =
      Pattern.compile(
          ".*/(lib)?(jni)?(avutil|avcodec|avformat|swresample|javacpp)"
              + "([-.][0-9]+)*\\.(so|dylib|dll)(\\.[0-9]+)*");

  /**
   * What those for Linux name to decode pictures by a graphics card. The bundle for x86-64 brings
   * them, that for 64-bit ARM does not; we call none of them.
   */
  private static final List<String> NEVER_CALLED =
      List.of("libva.so.2", "libva-drm.so.2", "libdrm.so.2");

  private FfmpegLibraries() {}

  /**
   * Unpacks what is missing or damaged.
   *
   * @param cache where, unless this process has a place for all libraries
   * @return the folder of the libraries
   * @throws NativesException when there are none for this machine, or no place for them
   */
  static Path unpack(Path cache) {
    ClassLoader loader = FfmpegLibraries.class.getClassLoader();
    String platform = platform(System.getProperty("os.name"), System.getProperty("os.arch"));
    List<String> resources = new ArrayList<>();
    resources.addAll(beside(loader, "org/bytedeco/javacpp/" + platform, "jnijavacpp"));
    resources.addAll(beside(loader, "org/bytedeco/ffmpeg/" + platform, "jniavutil"));
    return NativeCache.find()
        .orElseGet(() -> NativeCache.in(cache))
        .unpack(
            "ffmpeg", loader, resources, platform.startsWith("linux") ? NEVER_CALLED : List.of());
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

  /** The libraries in the folder of a jar, found by one that is always among them. */
  private static List<String> beside(ClassLoader loader, String folder, String known) {
    String resource = folder + "/" + System.mapLibraryName(known);
    URL place = loader.getResource(resource);
    if (place == null) {
      // The cache says what that means.
      return List.of(resource);
    }
    try {
      if (!(place.openConnection() instanceof JarURLConnection connection)) {
        throw new NativesException("FFmpeg's libraries are not in a jar: " + place);
      }
      connection.setUseCaches(false);
      try (JarFile jar = connection.getJarFile()) {
        return jar.stream()
            .map(ZipEntry::getName)
            .filter(name -> name.startsWith(folder + "/") && USED.matcher(name).matches())
            .sorted()
            .toList();
      }
    } catch (IOException e) {
      throw new NativesException("the program's own jar cannot be read: " + place, e);
    }
  }
}
