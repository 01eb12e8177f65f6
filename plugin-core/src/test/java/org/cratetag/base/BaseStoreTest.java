package org.cratetag.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.cratetag.pack.json.PackException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseStoreTest {
  private static final BaseManifest TINY = TinyBase.manifest(1 / 3.0);

  @TempDir private Path root;
  private BaseStore store;

  @BeforeEach
  void open() {
    store = new BaseStore(root.resolve("bases"));
  }

  @Test
  void manifest_isReadBackEqual() throws PackException {
    assertThat(BaseManifest.fromJson(TINY.toJson())).isEqualTo(TINY);
  }

  @Test
  void base_isInstalledFoundAndRemoved() throws Exception {
    assertThat(store.list()).isEmpty();
    store.install(TINY, TinyBase.model());
    assertThat(store.find("tiny")).contains(TINY);
    assertThat(store.find("tiny/1.0")).contains(TINY);
    assertThat(store.find("tiny/2.0")).isEmpty();
    assertThat(store.model(TINY)).isEqualTo(TinyBase.model());
    assertThat(store.remove("tiny")).isEqualTo("tiny/1.0");
    assertThat(store.list()).isEmpty();
    try (Stream<Path> left = Files.list(root.resolve("bases"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void secondInstall_isToldAsSuch() throws Exception {
    store.install(TINY, TinyBase.model());
    assertThatThrownBy(() -> store.install(TINY, TinyBase.model()))
        .isInstanceOf(PackException.class)
        .hasMessage("tiny/1.0 is already there");
  }

  @Test
  void brokenBase_isRefusedWithAReasonAndReplaced() throws Exception {
    Path broken = Files.createDirectories(root.resolve("bases/tiny"));
    Files.writeString(broken.resolve("base.json"), "{\"schema\":\"cratetag-base/1\"}");
    assertThat(store.list())
        .singleElement()
        .isInstanceOfSatisfying(
            StoredBase.Refused.class, base -> assertThat(base.reason()).contains("missing"));
    store.install(TINY, TinyBase.model());
    assertThat(store.find("tiny")).contains(TINY);
  }

  @Test
  void damagedModel_isRefusedWithWhatToDo() throws Exception {
    store.install(TINY, TinyBase.model());
    Files.writeString(root.resolve("bases/tiny/model.onnx"), "other");
    assertThatThrownBy(() -> store.model(TINY))
        .isInstanceOf(PackException.class)
        .hasMessageContaining("models remove tiny && cratetag models install FILE");
  }

  @Test
  void unfinishedInstall_isNoBase() throws Exception {
    Files.createDirectories(root.resolve("bases/.install-1"));
    assertThat(store.list()).isEmpty();
  }

  @Test
  void oddManifests_areRefused() {
    assertThatThrownBy(() -> BaseManifest.fromJson(TINY.toJson().replace("\"tiny\"", "\"../x\"")))
        .isInstanceOf(PackException.class);
    assertThatThrownBy(
            () -> BaseManifest.fromJson(TINY.toJson().replace("\"size\" : 2", "\"size\" : 70000")))
        .isInstanceOf(PackException.class);
    assertThatThrownBy(
            () -> BaseManifest.fromJson(TINY.toJson().replace("[ 1, 2 ]", "[ 100000, 100000 ]")))
        .isInstanceOf(PackException.class);
    assertThatThrownBy(() -> BaseManifest.fromJson(TINY.toJson().replace("\"0\" :", "\"x\" :")))
        .isInstanceOf(PackException.class);
  }
}
