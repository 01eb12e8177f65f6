package org.cratetag.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.jna.NativeLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HomeTest {
  @TempDir Path folder;
  private int umask;

  /** The worst that a user can have. */
  @BeforeEach
  void allowEverything() {
    assumeThat(System.getProperty("os.name")).as("knows owners").isEqualTo("Linux");
    umask = setUmask(0);
  }

  @AfterEach
  void restoreUmask() {
    setUmask(umask);
  }

  private static int setUmask(int mask) {
    return NativeLibrary.getProcess().getFunction("umask").invokeInt(new Object[] {mask});
  }

  private static String mode(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void newHome_isForItsOwnerAlone_whateverTheUmask() throws Exception {
    Home home = Home.open(folder.resolve("home"));
    Path ledger = Files.writeString(home.ledger(), "all music");
    Path log = Files.writeString(home.logs().resolve("cratetag.log"), "all music");
    Path unpacked = Files.createDirectory(home.cache().resolve("natives"));
    Path program = Files.writeString(unpacked.resolve("ffmpeg"), "x");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxrwxrwx"));
    home.keepPrivate();
    assertThat(mode(unpacked)).isEqualTo("rwx------");
    assertThat(mode(program)).isEqualTo("rwx------");
    assertThat(mode(home.root())).isEqualTo("rwx------");
    try (Stream<Path> folders = Files.list(home.root())) {
      for (Path each : folders.toList()) {
        assertThat(mode(each)).as("%s", each).isEqualTo("rwx------");
      }
    }
    for (Path file : List.of(ledger, log)) {
      assertThat(mode(file)).isEqualTo("rw-------");
    }
  }

  @Test
  void folderThatWasThere_keepsItsMode_butNotWhatIsOurs() throws Exception {
    Path given = Files.createDirectory(folder.resolve("music"));
    Home home = Home.open(given);
    assertThat(mode(given)).isEqualTo("rwxrwxrwx");
    assertThat(mode(home.ledger().getParent())).isEqualTo("rwx------");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plugins", "packs", "cache"})
  void codeThatOthersCanWrite_isRefused_withWhatToDo(String kind) throws Exception {
    Home home = Home.open(folder.resolve("home"));
    Files.setPosixFilePermissions(home.root(), PosixFilePermissions.fromString("rwxr-xr-x"));
    Path parts = home.root().resolve(kind);
    Files.setPosixFilePermissions(parts, PosixFilePermissions.fromString("rwxrwxr-x"));
    assertThatCode(() -> Home.open(home.root())).doesNotThrowAnyException();

    Files.setPosixFilePermissions(parts, PosixFilePermissions.fromString("rwxrwxr-x"));
    Files.writeString(parts.resolve("other.zip"), "x");
    assertThatThrownBy(() -> Home.open(home.root()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("other users can write " + parts)
        .hasMessageContaining("chmod -R go-w '" + home.root() + "'");
  }

  @Test
  void homeThatOthersCanWrite_isRefused_whenItHoldsCode() throws Exception {
    Home home = Home.open(folder.resolve("home"));
    Files.writeString(home.plugins().resolve("ours.zip"), "x");
    Files.setPosixFilePermissions(home.root(), PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThatThrownBy(() -> Home.open(home.root()))
        .hasMessageContaining("other users can write " + home.root());
  }

  @Test
  void codeInAClosedHome_isUsed() throws Exception {
    Home home = Home.open(folder.resolve("home"));
    Files.writeString(home.plugins().resolve("ours.zip"), "x");
    assertThatCode(() -> Home.open(home.root())).doesNotThrowAnyException();
  }
}
