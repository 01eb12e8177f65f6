package org.cratetag.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class NativeCacheTest {
  private static final List<String> BOTH = List.of("natives/one.so", "natives/two.so");
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  @TempDir Path scratch;
  private Path folder;
  private NativeCache cache;
  private ClassLoader loader;

  @BeforeEach
  void makeJar() throws IOException {
    folder = scratch.resolve("cache").resolve("natives");
    cache = new NativeCache(List.of(LibraryFolder.of(folder)), () -> {});
    loader = jar("first", "one", "two");
  }

  @Test
  void unpacksEachFile_ofAFolderNamedAfterTheBundle() throws IOException {
    Path unpacked = cache.unpack("both", loader, BOTH);

    assertThat(unpacked.getParent()).isEqualTo(folder);
    assertThat(unpacked.getFileName().toString()).startsWith("both-");
    assertThat(unpacked.resolve("one.so")).hasContent("one").isExecutable();
    assertThat(unpacked.resolve("two.so")).hasContent("two").isExecutable();
  }

  @Test
  void writesNothing_whenAllIsThere() throws IOException {
    Path file = cache.unpack("both", loader, BOTH).resolve("one.so");
    Files.setLastModifiedTime(file, LONG_AGO);

    cache.unpack("both", loader, BOTH);

    assertThat(Files.getLastModifiedTime(file)).isEqualTo(LONG_AGO);
    assertThat(leftOvers()).isEmpty();
  }

  @Test
  void unpacksAgain_whenAByteHasChanged() throws IOException {
    Path file = cache.unpack("both", loader, BOTH).resolve("one.so");
    Files.writeString(file, "onE");

    cache.unpack("both", loader, BOTH);

    assertThat(file).hasContent("one");
  }

  @Test
  void unpacksAgain_whenTheSumIsMissing() throws IOException {
    Path unpacked = cache.unpack("both", loader, BOTH);
    Files.delete(unpacked.resolve("one.so.sha256"));
    Files.writeString(unpacked.resolve("one.so"), "cut");

    cache.unpack("both", loader, BOTH);

    assertThat(unpacked.resolve("one.so")).hasContent("one");
  }

  @Test
  void unpacksBesideIt_whenTheJarHoldsAnotherVersion() throws IOException {
    Path first = cache.unpack("both", loader, BOTH);
    Path second = cache.unpack("both", jar("second", "ONE", "two"), BOTH);

    assertThat(second).isNotEqualTo(first);
    assertThat(first.resolve("one.so")).hasContent("one");
    assertThat(second.resolve("one.so")).hasContent("ONE");
  }

  @Test
  void bothGetWholeFiles_whenTwoUnpackAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Path> task =
          () ->
              new NativeCache(List.of(LibraryFolder.of(folder)), () -> {})
                  .unpack("both", loader, BOTH);
      for (Future<Path> unpacked : threads.invokeAll(List.of(task, task, task, task))) {
        assertThat(unpacked.get().resolve("two.so")).hasContent("two");
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(leftOvers()).isEmpty();
  }

  @Test
  void namesThePlatform_whenTheJarHasNothingForIt() {
    assertThatThrownBy(() -> cache.unpack("both", loader, List.of("natives/none.so")))
        .isInstanceOf(NativesException.class)
        .hasMessageContaining("natives/none.so")
        .hasMessageContaining(System.getProperty("os.arch"));
  }

  @Test
  void takesTheSecondFolder_whenTheFirstCannotBeMade() throws IOException {
    Path file = Files.writeString(scratch.resolve("file"), "no folder");
    NativeCache two =
        new NativeCache(
            List.of(LibraryFolder.of(file.resolve("natives")), LibraryFolder.inTemporary(scratch)),
            () -> {});

    Path unpacked = two.unpack("both", loader, BOTH);

    assertThat(unpacked).startsWith(scratch);
    assertThat(unpacked.resolve("one.so")).hasContent("one");
  }

  @Test
  void saysWhatToDo_whenNoFolderCanBeUsed() throws IOException {
    Path file = Files.writeString(scratch.resolve("file"), "no folder");
    NativeCache none = new NativeCache(List.of(LibraryFolder.of(file.resolve("n"))), () -> {});

    assertThatThrownBy(() -> none.unpack("both", loader, BOTH))
        .isInstanceOf(NativesException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("--home");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void refusesAFolderForAll_thatOthersMayWrite() throws IOException {
    LibraryFolder temporary = LibraryFolder.inTemporary(scratch);
    NativeCache shared = new NativeCache(List.of(temporary), () -> {});
    Path ours = shared.unpack("both", loader, BOTH).getParent();
    Files.setPosixFilePermissions(ours, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThatThrownBy(() -> shared.unpack("both", loader, BOTH))
        .isInstanceOf(NativesException.class)
        .hasMessageContaining("somebody else");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void refusesAFolderForAll_thatIsALink() throws IOException {
    LibraryFolder temporary = LibraryFolder.inTemporary(scratch);
    NativeCache shared = new NativeCache(List.of(temporary), () -> {});
    Path ours = shared.unpack("both", loader, BOTH).getParent();
    Path elsewhere = Files.move(ours, scratch.resolve("elsewhere"));
    Files.createSymbolicLink(ours, elsewhere);

    assertThatThrownBy(() -> shared.unpack("both", loader, BOTH))
        .isInstanceOf(NativesException.class);
  }

  @Test
  void asksTheSystemFirst() {
    NativeCache refused =
        new NativeCache(
            List.of(LibraryFolder.of(folder)),
            () -> {
              throw new NativesException("musl");
            });

    assertThatThrownBy(() -> refused.unpack("both", loader, BOTH)).hasMessage("musl");
    assertThat(folder).doesNotExist();
  }

  private List<String> leftOvers() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(path -> path.getFileName().toString())
          .filter(name -> name.startsWith(".unpacking"))
          .toList();
    }
  }

  private ClassLoader jar(String name, String one, String two) throws IOException {
    Path file = scratch.resolve(name + ".jar");
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out)) {
      jar.putNextEntry(new JarEntry("natives/one.so"));
      jar.write(one.getBytes(StandardCharsets.US_ASCII));
      jar.putNextEntry(new JarEntry("natives/two.so"));
      jar.write(two.getBytes(StandardCharsets.US_ASCII));
    }
    return new URLClassLoader(new URL[] {file.toUri().toURL()}, null);
  }
}
