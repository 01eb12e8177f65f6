package org.cratetag.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.PackReader;
import org.cratetag.pack.golden.GoldenCase;
import org.cratetag.pack.golden.GoldenCases;
import org.cratetag.pack.json.PackException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackStoreTest {
  private static final ClassLoader NOTHING =
      new URLClassLoader(new URL[0], ClassLoader.getPlatformClassLoader());

  @TempDir Path temp;
  private Path packs;
  private PackStore store;

  @BeforeEach
  void makeStore() {
    packs = temp.resolve("home").resolve("packs");
    store = new PackStore(packs, TinyPack.READER, NOTHING);
  }

  private Path source(String version) throws Exception {
    PackManifest manifest = TinyPack.manifest(version, TinyPack.model());
    return TinyPack.write(temp.resolve("source-" + version), manifest);
  }

  private List<String> filesInHome() throws Exception {
    try (Stream<Path> files = Files.list(packs)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void emptyHome_holdsNothing() {
    assertThat(store.list()).isEmpty();
    assertThat(store.find("tiny")).isEmpty();
    assertThatThrownBy(() -> store.get("tiny")).hasMessageContaining("no pack tiny");
  }

  @Test
  void installedFolder_isFoundByIdAndByVersion() throws Exception {
    assertThat(store.install(source("1.0.0")).name()).isEqualTo("tiny/1.0.0");
    assertThat(store.find("tiny")).isPresent();
    assertThat(store.get("tiny/1.0.0").card()).startsWith("# Tiny");
    assertThat(filesInHome()).containsExactly("tiny-1.0.0");
    assertThat(packs.resolve("tiny-1.0.0/figures/plot.svg")).exists();
  }

  @Test
  void installedZip_isFound() throws Exception {
    store.install(TinyPack.zip(source("1.0.0"), "tiny/", temp.resolve("tiny.zip")));
    assertThat(store.get("tiny").manifest().name()).isEqualTo("tiny/1.0.0");
  }

  @Test
  void zipThatAPersonPutIntoTheHome_isFoundAndCanBeRemoved() throws Exception {
    Files.createDirectories(packs);
    TinyPack.zip(source("1.0.0"), "", packs.resolve("mine.zip"));
    assertThat(store.get("tiny").manifest().name()).isEqualTo("tiny/1.0.0");
    assertThat(store.remove("tiny")).isEqualTo("tiny/1.0.0");
    assertThat(filesInHome()).isEmpty();
  }

  @Test
  void idAlone_meansTheLatestVersion() throws Exception {
    for (String version : List.of("1.9.0", "1.10.0", "1.2.0")) {
      store.install(source(version));
    }
    assertThat(store.get("tiny").manifest().name()).isEqualTo("tiny/1.10.0");
    assertThat(store.listLatest()).extracting(PackManifest::name).containsExactly("tiny/1.10.0");
    assertThat(store.list()).hasSize(3);
  }

  @Test
  void samePackTwice_isRefused() throws Exception {
    store.install(source("1.0.0"));
    assertThatThrownBy(() -> store.install(temp.resolve("source-1.0.0")))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("already there");
  }

  @Test
  void packThatFailsItsGoldenCases_isRefusedAndLeavesNothing() throws Exception {
    Path source = source("1.0.0");
    GoldenCase wrong = new GoldenCase(new float[4], new double[] {1, 0, 0});
    Files.writeString(
        source.resolve("golden.json"), new GoldenCases(List.of(wrong), 1e-5).toJson());
    assertThatThrownBy(() -> store.install(source))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("golden");
    assertThat(packs).doesNotExist();
  }

  @Test
  void removedPack_isGone() throws Exception {
    store.install(source("1.0.0"));
    store.install(source("2.0.0"));
    assertThat(store.remove("tiny/1.0.0")).isEqualTo("tiny/1.0.0");
    assertThat(filesInHome()).containsExactly("tiny-2.0.0");
    assertThatThrownBy(() -> store.remove("tiny/1.0.0")).isInstanceOf(PackException.class);
  }

  @Test
  void brokenPack_isListedWithItsReasonAndHidesNoOther() throws Exception {
    store.install(source("1.0.0"));
    Files.createDirectories(packs.resolve("broken"));
    Files.writeString(packs.resolve("broken").resolve("pack.json"), "{}");
    Files.writeString(packs.resolve("garbage.zip"), "garbage");
    Files.createDirectories(packs.resolve(".install-unfinished"));
    assertThat(store.list())
        .hasSize(3)
        .filteredOn(StoredPack.Refused.class::isInstance)
        .extracting(pack -> ((StoredPack.Refused) pack).reason())
        .anyMatch(reason -> reason.contains("schema is missing"))
        .anyMatch(reason -> reason.contains("cannot be read"));
    assertThat(store.find("tiny")).isPresent();
  }

  @Test
  void bundledPack_isReadFromAFolderOfTheClassPath() throws Exception {
    Path root = temp.resolve("classes");
    TinyPack.write(root.resolve("org/cratetag/models/tiny"), TinyPack.manifest());
    assertBundled(root);
  }

  @Test
  void bundledPack_isReadFromAJar() throws Exception {
    Path jar = temp.resolve("core.jar");
    Path source = source("1.0.0");
    try (ZipOutputStream entries = new ZipOutputStream(Files.newOutputStream(jar))) {
      entries.putNextEntry(new ZipEntry("org/cratetag/models/"));
      entries.putNextEntry(new ZipEntry("org/cratetag/models/tiny/"));
      for (String name : List.of("pack.json", "model.onnx", "card.md", "golden.json")) {
        entries.putNextEntry(new ZipEntry("org/cratetag/models/tiny/" + name));
        entries.write(Files.readAllBytes(source.resolve(name)));
      }
    }
    assertBundled(jar);
  }

  @Test
  void bundledPackWithoutItsFrontEnd_isListedButNotUsable() throws Exception {
    Path root = temp.resolve("classes");
    TinyPack.write(root.resolve("org/cratetag/models/tiny"), TinyPack.manifest());
    URL[] urls = {root.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      PackStore without = new PackStore(packs, new PackReader(frontEnd -> false), loader);
      assertThat(without.listLatest()).hasSize(1);
      assertThat(without.listUsable()).isEmpty();
      assertThat(without.findUnknownFrontEnd(TinyPack.manifest())).contains(TinyPack.FRONT_END);
      PackStore with = new PackStore(packs, TinyPack.READER, loader);
      assertThat(with.listUsable()).hasSize(1);
    }
  }

  @Test
  void installedPackWithoutItsFrontEnd_staysAmongTheUsableSoThatItsOwnerIsTold() throws Exception {
    store.install(source("1.0.0"));
    PackStore without = new PackStore(packs, new PackReader(frontEnd -> false), NOTHING);
    assertThat(without.listUsable()).hasSize(1);
    assertThatThrownBy(() -> without.get("tiny")).hasMessageContaining("not known here");
  }

  private void assertBundled(Path classPath) throws Exception {
    URL[] urls = {classPath.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      PackStore bundled = new PackStore(packs, TinyPack.READER, loader);
      assertThat(bundled.list())
          .singleElement()
          .isInstanceOfSatisfying(
              StoredPack.Available.class, pack -> assertThat(pack.bundled()).isTrue());
      assertThat(PackVerifier.verify(bundled.get("tiny")).isPassed()).isTrue();
      assertThatThrownBy(() -> bundled.remove("tiny")).hasMessageContaining("part of the program");
      assertThatThrownBy(() -> bundled.install(source("1.0.0")))
          .hasMessageContaining("already there");
    }
  }
}
