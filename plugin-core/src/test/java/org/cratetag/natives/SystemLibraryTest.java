package org.cratetag.natives;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemLibraryTest {
  @TempDir Path system;

  @Test
  void refusesMusl_whenTheProcessHasLoadedIt() throws IOException {
    Path maps =
        Files.writeString(
            system.resolve("maps"),
            "7f00-7f01 r-xp 00000000 08:01 42    /lib/ld-musl-x86_64.so.1\n");

    assertThatThrownBy(() -> SystemLibrary.verify(maps, system))
        .isInstanceOf(NativesException.class)
        .hasMessageContaining("musl")
        .hasMessageContaining("Debian");
  }

  @Test
  void refusesMusl_whenThereIsNoProcAndItsLoaderIsThere() throws IOException {
    Files.createFile(system.resolve("ld-musl-aarch64.so.1"));

    assertThatThrownBy(() -> SystemLibrary.verify(system.resolve("maps"), system))
        .isInstanceOf(NativesException.class);
  }

  @Test
  void acceptsGlibc_evenWhereMuslIsInstalledBeside() throws IOException {
    Files.createFile(system.resolve("ld-musl-x86_64.so.1"));
    Path maps =
        Files.writeString(
            system.resolve("maps"),
            "7f00-7f01 r-xp 00000000 08:01 42    /lib/x86_64-linux-gnu/libc.so.6\n");

    assertThatCode(() -> SystemLibrary.verify(maps, system)).doesNotThrowAnyException();
  }

  @Test
  void acceptsASystemThatShowsNothing() {
    assertThatCode(() -> SystemLibrary.verify(system.resolve("maps"), system.resolve("lib")))
        .doesNotThrowAnyException();
  }
}
