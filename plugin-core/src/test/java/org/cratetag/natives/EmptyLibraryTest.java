package org.cratetag.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.NativeLibrary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class EmptyLibraryTest {
  /** RTLD_NOW: all that the library needs is looked for at once. */
  private static final int NOW = 2;

  @Test
  @EnabledOnOs(OS.LINUX)
  void theSystemsLoader_loadsIt(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("libnothing.so.7");
    Files.write(file, content(EmptyLibrary.of("libnothing.so.7", System.getProperty("os.arch"))));

    try (NativeLibrary library =
        NativeLibrary.getInstance(
            file.toString(), Map.of(com.sun.jna.Library.OPTION_OPEN_FLAGS, NOW))) {
      assertThat(Files.readString(Path.of("/proc/self/maps"))).contains(file.toString());
      assertThatThrownBy(() -> library.getFunction("vaInitialize"))
          .isInstanceOf(UnsatisfiedLinkError.class);
    }
  }

  @Test
  void theProcessorIsInTheHeader() throws IOException {
    assertThat(content(EmptyLibrary.of("a", "amd64"))).startsWith(0x7F, 'E', 'L', 'F', 2, 1);
    assertThat(content(EmptyLibrary.of("a", "amd64"))[18]).isEqualTo((byte) 62);
    assertThat(content(EmptyLibrary.of("a", "aarch64"))[18]).isEqualTo((byte) 183);
  }

  @Test
  void thereIsNoneForAProcessor_thatWeHaveNoLibrariesFor() {
    assertThatThrownBy(() -> EmptyLibrary.of("a", "riscv64"))
        .isInstanceOf(NativesException.class)
        .hasMessageContaining("riscv64");
  }

  private static byte[] content(EmptyLibrary library) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    library.writeTo(out);
    return out.toByteArray();
  }
}
