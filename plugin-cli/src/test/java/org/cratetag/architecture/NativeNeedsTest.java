package org.cratetag.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the native libraries for Linux in our jars ask of a system. Cratetag promises to start where
 * nothing but a JDK is installed.
 */
class NativeNeedsTest {
  /** Every JDK needs these. */
  private static final Set<String> ON_EVERY_SYSTEM =
      Set.of(
          "libc.so.6",
          "libm.so.6",
          "libdl.so.2",
          "libpthread.so.0",
          "librt.so.1",
          "libutil.so.1",
          "ld-linux-x86-64.so.2",
          "ld-linux-aarch64.so.1",
          "libstdc++.so.6",
          "libgcc_s.so.1");

  /** Of ffmpeg's bundle, what is loaded; its programs, devices and filters are not. */
  private static final List<String> OF_FFMPEG =
      List.of("avutil", "avcodec", "avformat", "swresample");

  /** What the decoder lays beside them as empty libraries: interfaces of graphics cards. */
  private static final Set<String> EMPTY = Set.of("libva.so.2", "libva-drm.so.2", "libdrm.so.2");

  private static final Pattern IN_EMPTY = Pattern.compile("(va|drm)[A-Z].*");

  /** Of Debian 12 is 2.36, of Ubuntu 22.04 is 2.35. */
  private static final int NEWEST_GLIBC_2 = 35;

  private static final List<Library> LIBRARIES = list();

  /**
   * A library in a jar.
   *
   * @param jar its name
   * @param folder in the jar; libraries there are unpacked together
   * @param file its name
   */
  private record Library(String jar, String folder, String file, ElfFile elf) {
    @Override
    public String toString() {
      return jar + "!/" + folder + "/" + file;
    }
  }

  @Test
  void allBundlesAreLookedAt() {
    assertThat(LIBRARIES)
        .extracting(Library::file)
        .contains(
            "libonnxruntime.so",
            "libonnxruntime4j_jni.so",
            "libjnidispatch.so",
            "libavcodec.so.62",
            "libjniavcodec.so");
    assertThat(LIBRARIES)
        .extracting(library -> library.elf().machine())
        .contains(ElfFile.Machine.values());
  }

  @Test
  void librariesNeedNothing_thatNeitherTheBundleNorEverySystemHas() {
    Set<String> missing = new TreeSet<>();
    for (Library library : LIBRARIES) {
      Set<String> there = new HashSet<>(ON_EVERY_SYSTEM);
      there.addAll(bundle(library));
      if (library.jar().startsWith("ffmpeg")) {
        there.addAll(EMPTY);
      }
      for (String needed : library.elf().needed()) {
        if (!there.contains(needed)) {
          missing.add(library + " needs " + needed);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void nothingOfEmptyLibraries_isNeededToLoadThoseThatNameThem() {
    List<Library> theirs =
        LIBRARIES.stream().filter(each -> each.elf().needed().contains("libva.so.2")).toList();

    assertThat(theirs).extracting(each -> each.elf().machine()).contains(ElfFile.Machine.values());
    assertThat(theirs)
        .allSatisfy(
            each ->
                assertThat(each.elf().atOnce())
                    .as(each.toString())
                    .isNotEmpty()
                    .noneMatch(symbol -> IN_EMPTY.matcher(symbol).matches()));
  }

  @Test
  void librariesRun_onTheOldestSystemsThatWeName() {
    assertThat(LIBRARIES)
        .allSatisfy(
            library ->
                assertThat(library.elf().versions())
                    .as(library.toString())
                    .allSatisfy(
                        version -> assertThat(glibc(version)).isLessThanOrEqualTo(NEWEST_GLIBC_2)));
  }

  /** The names by which a library finds those beside it. */
  private static Set<String> bundle(Library library) {
    return LIBRARIES.stream()
        .filter(
            other -> other.folder().equals(library.folder()) && other.jar().equals(library.jar()))
        .flatMap(other -> Stream.of(other.file(), other.elf().name()))
        .collect(Collectors.toSet());
  }

  private static int glibc(String version) {
    return version.matches("GLIBC_2\\.\\d+(\\.\\d+)?")
        ? Integer.parseInt(version.split("\\.")[1])
        : 0;
  }

  private static List<Library> list() {
    List<Library> found = new ArrayList<>();
    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(path -> path.toString().endsWith(".jar"))
        .forEach(
            jar -> {
              try {
                read(jar, found);
              } catch (IOException e) {
                throw new IllegalStateException(jar.toString(), e);
              }
            });
    return Collections.unmodifiableList(found);
  }

  private static void read(Path path, List<Library> found) throws IOException {
    String name = path.getFileName().toString();
    try (JarFile jar = new JarFile(path.toFile())) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        int slash = entry.getName().lastIndexOf('/');
        String file = entry.getName().substring(slash + 1);
        if (!isForLinux(entry) || name.startsWith("ffmpeg") && !isUsed(file)) {
          continue;
        }
        try (InputStream content = jar.getInputStream(entry)) {
          String folder = entry.getName().substring(0, Math.max(0, slash));
          ElfFile.read(content.readAllBytes())
              .ifPresent(elf -> found.add(new Library(name, folder, file, elf)));
        }
      }
    }
  }

  private static boolean isForLinux(JarEntry entry) {
    String name = entry.getName().toLowerCase(Locale.ROOT);
    return name.contains("linux") && !name.endsWith(".class") && !name.contains("musl");
  }

  private static boolean isUsed(String file) {
    return OF_FFMPEG.stream()
        .anyMatch(
            used ->
                file.startsWith("lib" + used + ".so") || file.startsWith("libjni" + used + ".so"));
  }
}
