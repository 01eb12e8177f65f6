package org.cratetag.fuzz;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cratetag.tags.TagService;
import org.junit.jupiter.api.Test;

/** Which packages take bytes or texts apart, and which targets try them. */
class FuzzCoverageTest {
  /** What a class uses that takes apart, or puts together, what others have written or read. */
  private static final Set<String> TOOLS =
      Set.of(
          "java.nio.ByteBuffer",
          "java.io.DataInput",
          "java.io.DataInputStream",
          "java.util.zip.ZipFile",
          "java.util.zip.ZipInputStream",
          "java.util.zip.Inflater",
          "java.util.zip.InflaterInputStream",
          "com.fasterxml.jackson.databind.ObjectMapper",
          "com.fasterxml.jackson.databind.JsonNode",
          "org.yaml.snakeyaml.Yaml",
          "org.snakeyaml.engine.v2.api.Load",
          "org.cratetag.tags.file.FileEdit",
          "org.cratetag.tags.file.FileSource",
          "org.cratetag.library.FileBytes");

  /** By package, below ours: the targets that run its code. */
  private static final Map<String, String> TARGETS =
      Map.ofEntries(
          entry("base", "base"),
          entry("config", "settings"),
          entry("export.file", "export-rekordbox export-traktor export-serato export-m3u8"),
          entry("export.serato", "export-serato"),
          entry("json", "ledger-json"),
          entry("ledger.database", "ledger-json ledger-header"),
          entry("ledger.journal", "ledger-json"),
          entry("library", "recognition pattern"),
          entry("pack", "pack-json pack-zip"),
          entry("pack.golden", "pack-golden"),
          entry("pack.json", "pack-json"),
          entry("tags.asf", "tags-wma"),
          entry("tags.file", "tags-mp3 tags-m4a"),
          entry("tags.flac", "tags-flac"),
          entry("tags.id3", "tags-mp3 tags-mp2 tags-aac tags-tta tags-wav tags-aiff tags-dsf"),
          entry("tags.journal", "patch"),
          entry("tags.layout", "layout"),
          entry("tags.mp4", "tags-m4a"),
          entry("tags.ogg", "tags-ogg_vorbis tags-opus tags-speex tags-ogg_flac"),
          entry("taxonomy", "taxonomy"),
          entry("tags.tail", "tags-wavpack tags-monkeys_audio tags-musepack tags-mp3"));

  /** Those that need none, and why. */
  private static final Map<String, String> NONE =
      Map.ofEntries(
          entry("config.keys", "writes a schema, reads none"),
          entry("decode", "talks to a process of ours; HostileDecodingTest"),
          entry("decode.libav", "FFmpeg reads the file, in that process; HostileDecodingTest"),
          entry(
              "export", "writes JSON, reads none; lists are text, export-m3u8 and playlists-m3u8"),
          entry("inference", "hands graphs to ONNX Runtime, which pack-zip and base have checked"),
          entry("ledger", "numbers of a column, whose shape FeatureTensor checks"),
          entry("natives", "writes an empty library, reads none"),
          entry(
              "notify.server",
              "what the user's own servers answer, by Jackson; ServerContractsTest"),
          entry("run", "writes a sidecar, reads none"),
          entry("serve", "files of its own in the home, by Jackson"),
          entry("tags", "compares two files byte by byte"));

  private static Set<String> packagesThatReadOrWrite() throws Exception {
    Path classes =
        Path.of(TagService.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path ours = classes.resolve("org").resolve("cratetag");
    Set<String> packages = new TreeSet<>();
    try (Stream<Path> all = Files.walk(ours)) {
      for (Path each : all.filter(path -> path.toString().endsWith(".class")).toList()) {
        if (usesATool(each)) {
          packages.add(ours.relativize(each.getParent()).toString().replace(File.separator, "."));
        }
      }
    }
    return packages;
  }

  /** By the names that the class file holds. */
  private static boolean usesATool(Path classFile) throws IOException {
    String names = Files.readString(classFile, StandardCharsets.ISO_8859_1);
    return TOOLS.stream().anyMatch(tool -> names.contains(tool.replace('.', '/')));
  }

  @Test
  void packageThatReadsOrWrites_hasATargetOrAReason() throws Exception {
    Set<String> known = new TreeSet<>(TARGETS.keySet());
    known.addAll(NONE.keySet());
    assertThat(packagesThatReadOrWrite()).isEqualTo(known);
  }

  @Test
  void target_isOneThatThereIs() {
    for (String targets : TARGETS.values()) {
      assertThat(FuzzTargets.all().keySet()).containsAll(Arrays.asList(targets.split(" ")));
    }
  }
}
