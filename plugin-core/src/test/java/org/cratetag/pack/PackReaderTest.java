package org.cratetag.pack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cratetag.inference.TinyPack;
import org.cratetag.pack.golden.GoldenCase;
import org.cratetag.pack.golden.GoldenCases;
import org.cratetag.pack.json.PackException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackReaderTest {
  @TempDir Path temp;
  private Path folder;

  @BeforeEach
  void writePack() throws Exception {
    folder = TinyPack.write(temp.resolve("tiny"), TinyPack.manifest());
  }

  private void assertRefused(Path path, String reason) {
    assertThatThrownBy(() -> TinyPack.READER.read(path))
        .isInstanceOf(PackException.class)
        .hasMessageContaining(path.toString())
        .hasMessageContaining(reason);
  }

  @Test
  void readsAFolder() throws Exception {
    ModelPack pack = TinyPack.READER.read(folder);
    assertThat(pack.manifest()).isEqualTo(TinyPack.manifest());
    assertThat(pack.card()).startsWith("# Tiny");
    assertThat(pack.golden().cases()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tiny/"})
  void readsAZip_withOrWithoutATopFolder(String prefix) throws Exception {
    Path zip = TinyPack.zip(folder, prefix, temp.resolve("tiny.zip"));
    assertThat(TinyPack.READER.read(zip).manifest()).isEqualTo(TinyPack.manifest());
  }

  @Test
  void readsAFolderInsideAZipFileSystem() throws Exception {
    Path zip = TinyPack.zip(folder, "models/tiny/", temp.resolve("some.jar"));
    try (FileSystem jar = FileSystems.newFileSystem(zip)) {
      ModelPack pack = TinyPack.READER.read(jar.getPath("models", "tiny"));
      assertThat(pack.manifest()).isEqualTo(TinyPack.manifest());
    }
  }

  @Test
  void changedModel_isRefusedByItsHash() throws Exception {
    Files.write(folder.resolve("model.onnx"), new byte[] {1});
    assertRefused(folder, "pack.json says");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pack.json", "model.onnx", "card.md", "golden.json"})
  void missingFile_isRefusedByName(String name) throws Exception {
    Files.delete(folder.resolve(name));
    assertRefused(folder, name + " is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pack.json", "model.onnx", "card.md", "golden.json"})
  void link_isRefused(String name) throws Exception {
    Path elsewhere = temp.resolve("elsewhere");
    Files.move(folder.resolve(name), elsewhere);
    Files.createSymbolicLink(folder.resolve(name), elsewhere);
    assertRefused(folder, name + " in the pack is no regular file");
  }

  @Test
  void unknownFrontEnd_isRefusedWithWhatIsWrong() {
    assertThatThrownBy(
            () -> new PackReader(any -> false, f -> Optional.of("ask " + f.id())).read(folder))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("tiny/1 is not known here: ask tiny/1");
  }

  @Test
  void unknownFrontEnd_isRefused() {
    assertThatThrownBy(() -> new PackReader(any -> false).read(folder))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("tiny/1");
  }

  @Test
  void goldenCaseOfTheWrongSize_isRefused() throws Exception {
    GoldenCase tooShort = new GoldenCase(new float[] {1, 2, 3}, new double[] {1, 0, 0});
    Files.writeString(
        folder.resolve("golden.json"), new GoldenCases(List.of(tooShort), 1e-5).toJson());
    assertRefused(folder, "case 0 has 3 features");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "/etc/evil", "a/b/c", "a\\..\\evil", ".hidden", "a\nb"})
  void zipEntryWithAnOddName_isRefused(String name) throws Exception {
    Path zip = temp.resolve("odd.zip");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream entries = new ZipOutputStream(out)) {
      entries.putNextEntry(new ZipEntry("pack.json"));
      entries.write(TinyPack.manifest().toJson().getBytes());
      entries.putNextEntry(new ZipEntry(name));
    }
    assertRefused(zip, "plain file names");
  }

  @Test
  void zipWithACommentThatIsNoText_isRefused() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream entries = new ZipOutputStream(bytes)) {
      ZipEntry entry = new ZipEntry("pack.json");
      entry.setComment("\u00e9");
      entries.putNextEntry(entry);
      entries.write(TinyPack.manifest().toJson().getBytes());
    }
    String broken = bytes.toString(ISO_8859_1).replace("\u00c3\u00a9PK", "\u00c3(PK");
    assertThat(broken).contains("\u00c3(PK");
    Path zip = Files.write(temp.resolve("comment.zip"), broken.getBytes(ISO_8859_1));
    assertRefused(zip, "comment.zip is damaged");
  }

  @Test
  void zipOfTooManyFiles_isRefused() throws Exception {
    Path zip = temp.resolve("many.zip");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream entries = new ZipOutputStream(out)) {
      entries.putNextEntry(new ZipEntry("pack.json"));
      for (int i = 0; i < PackFiles.MAXIMUM_FILES; i++) {
        entries.putNextEntry(new ZipEntry("file" + i));
      }
    }
    assertRefused(zip, "at most");
  }

  @Test
  void fileThatUnpacksToTooMuch_isRefused() throws Exception {
    Path zip = temp.resolve("bomb.zip");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream entries = new ZipOutputStream(out)) {
      entries.putNextEntry(new ZipEntry("pack.json"));
      byte[] blanks = new byte[1 << 20];
      for (int i = 0; i <= PackReader.MAXIMUM_TEXT_BYTES >> 20; i++) {
        entries.write(blanks);
      }
    }
    assertThat(Files.size(zip)).isLessThan(1 << 20);
    assertRefused(zip, "larger than");
  }

  @Test
  void fileThatIsNoZip_isRefused() throws Exception {
    Path file = Files.writeString(temp.resolve("note.zip"), "hello");
    assertRefused(file, "cannot be read");
    assertRefused(temp.resolve("absent"), "no folder and no zip");
  }
}
