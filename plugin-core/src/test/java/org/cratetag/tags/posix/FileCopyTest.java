package org.cratetag.tags.posix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.cratetag.tags.file.FileEdit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileCopyTest {
  private static final byte[] CONTENT = new byte[100_000];

  @TempDir private Path folder;
  private Path file;
  private Path copy;

  @BeforeEach
  void write() throws IOException {
    new Random(1).nextBytes(CONTENT);
    file = Files.write(folder.resolve("file"), CONTENT);
    copy = Files.createFile(folder.resolve("copy"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 100000, 0",
    "0, 100000, 4096",
    "10, 99990, 10",
    "10, 99990, 4106",
    "4090, 3, 4090",
    "100, 50000, 7",
    "100000, 0, 5"
  })
  void range_isWhereItWasAskedFor_andNothingElse(int offset, int length, int toOffset)
      throws IOException {
    FileCopy.range(file, offset, length, copy, toOffset);
    byte[] wanted = new byte[length == 0 ? 0 : toOffset + length];
    System.arraycopy(CONTENT, offset, wanted, length == 0 ? 0 : toOffset, length);
    assertThat(Files.readAllBytes(copy)).isEqualTo(wanted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"new\nline", "\uD83C\uDFB5 \u00fc", "100%41 %", "a+b ?#"})
  void files_areFoundUnderAnyName(String name) throws IOException {
    Path odd;
    try {
      odd = Files.write(folder.resolve(name), CONTENT);
    } catch (IllegalArgumentException notInThisLocale) {
      assumeThat(false).as("the locale knows these characters").isTrue();
      return;
    }
    Path made = folder.resolve("copy of " + name);
    FileCopy.makeLike(odd, made);
    FileCopy.content(odd, made);
    assertThat(Files.readAllBytes(made)).isEqualTo(CONTENT);
    assertThat(LinuxFiles.find(odd).map(linux -> linux.copy(odd, 0, 1, made, 0)))
        .isIn(LinuxFiles.find(odd).map(linux -> true));
  }

  @Test
  void rangeBeyondTheEnd_isAnError() {
    assertThatThrownBy(() -> FileCopy.range(file, 99_000, 2_000, copy, 0))
        .hasMessageContaining("became shorter");
  }

  @Test
  void fileLikeAnother_isEmpty_private_andNew() throws IOException {
    Path made = folder.resolve("made");
    FileCopy.makeLike(file, made);
    assertThat(made).isEmptyFile();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
        .isEqualTo("rw-------");
    assertThatThrownBy(() -> FileCopy.makeLike(file, made))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThatThrownBy(() -> FileCopy.content(folder.resolve("none"), made))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void filesThatTheKernelDoesNotKnow_areCopiedByJava() throws IOException {
    try (FileSystem zip =
        FileSystems.newFileSystem(folder.resolve("a.zip"), Map.of("create", "true"))) {
      Path inside = Files.write(zip.getPath("inside"), CONTENT);
      assertThat(LinuxFiles.find(inside)).isEmpty();
      Path made = zip.getPath("made");
      FileCopy.makeLike(inside, made);
      assertThat(Files.size(made)).isZero();
      FileCopy.content(inside, made);
      assertThat(Files.readAllBytes(made)).isEqualTo(CONTENT);
      FileCopy.range(inside, 10, 99_990, copy, 5);
      assertThat(Arrays.copyOfRange(Files.readAllBytes(copy), 5, 99_995))
          .isEqualTo(Arrays.copyOfRange(CONTENT, 10, 100_000));
    }
  }

  @Test
  void edit_intoACopy_leavesTheOriginal_andReadsBackWhatIsWritten() throws Exception {
    try (FileEdit edit = FileEdit.into(copy, file)) {
      assertThat(edit.size()).isEqualTo(CONTENT.length);
      assertThat(edit.read(100, 2).get(1)).isEqualTo(CONTENT[101]);
      assertThat(copy).isEmptyFile();
      edit.replace(10, 5, "longer than five".getBytes());
      assertThat(edit.has(10, "longer than five")).isTrue();
      edit.replace(0, 10, new byte[0]);
      edit.write(0, "L".getBytes());
      assertThat(edit.has(0, "Longer than five")).isTrue();
    }
    byte[] made = Files.readAllBytes(copy);
    assertThat(made).hasSize(CONTENT.length + 1).startsWith("Longer than five".getBytes());
    assertThat(Arrays.copyOfRange(made, 16, made.length))
        .isEqualTo(Arrays.copyOfRange(CONTENT, 15, CONTENT.length));
    assertThat(Files.readAllBytes(file)).isEqualTo(CONTENT);
  }

  @Test
  void firstChange_mayWriteOverWhatIsThere() throws Exception {
    try (FileEdit edit = FileEdit.into(copy, file)) {
      edit.write(4_096, new byte[] {1, 2, 3});
    }
    byte[] wanted = CONTENT.clone();
    System.arraycopy(new byte[] {1, 2, 3}, 0, wanted, 4_096, 3);
    assertThat(Files.readAllBytes(copy)).isEqualTo(wanted);
  }
}
