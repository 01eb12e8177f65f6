package org.cratetag.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Zips that must not get as far as having a class loaded. */
@Timeout(60)
class PluginRefusalTest {
  private static final byte[] CLASS = {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe};

  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "classes/ai/onnxruntime/OrtSession.class",
        "lib/native/libonnxruntime.so.1.20",
        "lib/onnxruntime4j_jni.dll"
      })
  void refusesOnnxRuntime_wherever(String name) throws Exception {
    assertThat(reasonFor(PluginZip.of("own").file(name, CLASS)))
        .isEqualTo(
            "carries its own ONNX Runtime (" + name + "); Cratetag provides it, leave it out");
  }

  @Test
  void refusesOnnxRuntime_withinNestedJars() throws Exception {
    byte[] runtime = new PluginZip().file("ai/onnxruntime/OnnxTensor.class", CLASS).bytes();
    byte[] shaded = new PluginZip().file("inner/runtime.jar", runtime).bytes();
    assertThat(reasonFor(PluginZip.of("own").file("lib/shaded.jar", shaded)))
        .contains("lib/shaded.jar!/inner/runtime.jar!/ai/onnxruntime/OnnxTensor.class");
  }

  @Test
  void refusesACopyOfTheApi_inALibrary() throws Exception {
    byte[] api = new PluginZip().file("org/cratetag/api/TagWriter.class", CLASS).bytes();
    assertThat(reasonFor(PluginZip.of("own").file("lib/plugin-api.jar", api)))
        .startsWith("carries its own copy of the plugin API (lib/plugin-api.jar!/org/");
  }

  @Test
  void refusesANewerApi_withBothVersions() throws Exception {
    assertThat(reasonFor(PluginZip.of("new", "1.0.0", ">=99.0.0")))
        .matches("was built against another plugin API: it needs >=99\\.0\\.0, this is \\d.*");
    assertThat(reasonFor(PluginZip.of("new", "1.0.0", "99.0.0"))).contains(">=99.0.0 & <100.0.0");
  }

  @Test
  void refusesADescriptor_thatSaysNothingUsable() throws Exception {
    assertThat(reasonFor(new PluginZip().file("classes/A.class", CLASS)))
        .isEqualTo("has no plugin.properties at its top");
    assertThat(reasonFor(PluginZip.of("../evil"))).startsWith("plugin.id must be letters");
    assertThat(reasonFor(PluginZip.of("p", "one", "*"))).startsWith("plugin.version must be like");
    assertThat(reasonFor(PluginZip.of("p", "1.0.0", ">=banana")))
        .startsWith("plugin.requires is no version range");
  }

  @Test
  void refusesDamagedZips_withTheReason() throws Exception {
    byte[] whole = PluginZip.of("p").file("classes/A.class", new byte[5_000]).bytes();
    assertThat(reasonFor(Arrays.copyOf(whole, whole.length - 30))).startsWith("is damaged");
    assertThat(reasonFor("no zip at all".getBytes())).startsWith("is damaged or no zip");
    assertThat(reasonFor(new byte[0])).startsWith("is damaged or no zip");
    byte[] flipped = whole.clone();
    flipped[60] ^= 0x10;
    assertThat(reasonFor(flipped)).startsWith("is damaged");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil.txt", "classes/../../evil.txt", "/evil.txt", "a\\..\\evil.txt"})
  void refusesFiles_thatWouldLandOutside(String name) throws Exception {
    assertThat(reasonFor(PluginZip.of("p").file(name, "evil")))
        .isEqualTo("holds a file that would land outside of its folder: " + name);
    try (Stream<Path> files = Files.walk(home)) {
      assertThat(files).noneMatch(file -> file.endsWith("evil.txt"));
    }
  }

  @Test
  void unpacksASymbolicLink_asAPlainFile() throws Exception {
    byte[] zip = PluginZip.of("p").file("link", "/etc/passwd").bytes();
    markAsLink(zip, "link");
    Path file = Files.write(home.resolve("p.zip"), zip);
    Path folder = unpacker(100, 1_000_000).unpack(file, unpacked -> {});
    assertThat(folder.resolve("link")).isRegularFile().hasContent("/etc/passwd");
    assertThat(Files.isSymbolicLink(folder.resolve("link"))).isFalse();
  }

  @Test
  void refusesABomb_beforeItFillsTheDisk() throws Exception {
    Path bomb = PluginZip.of("p").file("zeros", new byte[8 << 20]).writeTo(home, "bomb.zip");
    assertThat(Files.size(bomb)).isLessThan(100_000);
    assertThat(refusal(unpacker(100, 1 << 20), bomb))
        .isEqualTo("is larger than 1048576 bytes when unpacked");
    Path crowd = PluginZip.of("p").file("a", CLASS).file("b", CLASS).writeTo(home, "crowd.zip");
    assertThat(refusal(unpacker(2, 1 << 20), crowd)).isEqualTo("holds more than 2 files");
  }

  private PluginUnpacker unpacker(int maxEntries, long maxBytes) {
    return new PluginUnpacker(home.resolve("cache"), maxEntries, maxBytes);
  }

  private String refusal(PluginUnpacker unpacker, Path zip) throws IOException {
    try {
      unpacker.unpack(zip, folder -> {});
      throw new AssertionError("not refused");
    } catch (RefusalException e) {
      assertThat(home.resolve("cache")).isEmptyDirectory();
      return e.getMessage();
    }
  }

  private String reasonFor(PluginZip zip) throws IOException {
    return reasonFor(zip.bytes());
  }

  private String reasonFor(byte[] zip) throws IOException {
    Path plugins = Files.createDirectories(home.resolve("plugins"));
    Files.write(plugins.resolve("p.zip"), zip);
    try (PluginHost host = PluginHost.open(plugins, home.resolve("cache"))) {
      assertThat(host.loaded()).isEmpty();
      assertThat(host.refused()).extracting(RefusedPlugin::name).containsExactly("p.zip");
      assertThat(home.resolve("cache")).isEmptyDirectory();
      return host.refused().get(0).reason();
    }
  }

  /** Sets the Unix mode of an entry in the central directory to that of a symbolic link. */
  private static void markAsLink(byte[] zip, String name) {
    for (int i = 0; i < zip.length - 46; i++) {
      boolean central = zip[i] == 'P' && zip[i + 1] == 'K' && zip[i + 2] == 1 && zip[i + 3] == 2;
      if (central && new String(zip, i + 46, name.length()).equals(name)) {
        zip[i + 5] = 3;
        zip[i + 40] = (byte) 0xff;
        zip[i + 41] = (byte) 0xa1;
        return;
      }
    }
    throw new AssertionError("no entry " + name);
  }
}
