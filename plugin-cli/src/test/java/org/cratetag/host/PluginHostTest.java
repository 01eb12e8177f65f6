package org.cratetag.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.cratetag.api.CrateExporter;
import org.cratetag.api.FormatRecogniser;
import org.cratetag.api.ServerNotifier;
import org.cratetag.api.TagWriter;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.LabelledTrack;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackNames;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.config.ConfigTree;
import org.cratetag.config.PluginSections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginHostTest {
  @TempDir Path home;

  @Test
  void tellsThePluginsServer_whenANotifierIsDroppedIn() throws Exception {
    Path told = home.resolve("told.txt");
    plugin("notifier")
        .source(
            home,
            "FileNotifier",
            """
            @Extension
            public class FileNotifier implements ServerNotifier {
              public String name() { return "file"; }
              public void tagged(List<LabelledTrack> tracks) throws IOException {
                Files.writeString(Path.of("%s"), tracks.get(0).path().toString());
              }
              public void undone(List<LabelledTrack> tracks) {}
            }
            """
                .formatted(told))
        .writeTo(plugins(), "notifier.zip");
    try (PluginHost host = open()) {
      assertThat(host.refused()).isEmpty();
      assertThat(host.loaded())
          .containsExactly(
              new LoadedPlugin(
                  "notifier",
                  "1.0.0",
                  ">=1.0.0",
                  "notifier.zip",
                  List.of(
                      new LoadedPlugin.Extension(
                          "plugin.FileNotifier", List.of("ServerNotifier")))));
      ServerNotifier notifier = host.extensions(ServerNotifier.class).get(0);
      assertThat(notifier.name()).isEqualTo("file");
      notifier.tagged(List.of(tagged("/music/a.flac")));
      assertThat(told).hasContent("/music/a.flac");
    }
    assertThat(plugins()).isDirectoryNotContaining(file -> !file.endsWith("notifier.zip"));
  }

  @Test
  void writesThroughThePlugin_whenATagWriterIsDroppedIn() throws Exception {
    plugin("opus").source(home, "OpusWriter", opusWriter("")).writeTo(plugins(), "opus.zip");
    try (PluginHost host = open()) {
      assertThat(host.refused()).isEmpty();
      TagWriter writer = host.extensions(TagWriter.class).get(0);
      assertThat(writer.supports(audioFile(AudioFormat.OPUS))).isTrue();
      assertThat(writer.supports(audioFile(AudioFormat.MP3))).isFalse();
      Path copy = Files.createFile(home.resolve("copy.opus"));
      TagValues change = TagValues.EMPTY.with(TagField.GENRE, List.of("House"));
      writer.write(copy, change, TagStyle.SERVER);
      assertThat(copy).hasContent("[House]");
      assertThat(writer.read(copy).get(TagField.GENRE)).containsExactly("[House]");
    }
  }

  @Test
  void findsBuiltInExtensions_onTheClassPath() throws Exception {
    try (PluginHost host = open()) {
      assertThat(host.extensions(CrateExporter.class))
          .extracting(CrateExporter::format)
          .containsExactly("built-in");
      assertThat(host.loaded()).isEmpty();
      assertThat(host.refused()).isEmpty();
    }
  }

  @Test
  void usesTheNewerVersion_ofTwoWithTheSameId() throws Exception {
    String body = opusWriter("");
    PluginZip.of("p", "1.10.0", "*").source(home, "OpusWriter", body).writeTo(plugins(), "a.zip");
    PluginZip.of("p", "1.9.0", "*").source(home, "OpusWriter", body).writeTo(plugins(), "b.zip");
    try (PluginHost host = open()) {
      assertThat(host.loaded()).extracting(LoadedPlugin::version).containsExactly("1.10.0");
      assertThat(host.refused())
          .containsExactly(
              new RefusedPlugin("b.zip", "has the same id as a.zip (p), which is used instead"));
    }
  }

  @Test
  void refusesThePlugin_whenItsExtensionCannotBeMade() throws Exception {
    plugin("broken")
        .source(home, "OpusWriter", opusWriter("public OpusWriter() { throw new Error(\"no\"); }"))
        .writeTo(plugins(), "broken.zip");
    plugin("well").source(home, "OpusWriter", opusWriter("")).writeTo(plugins(), "well.zip");
    try (PluginHost host = open()) {
      assertThat(host.loaded()).extracting(LoadedPlugin::id).containsExactly("well");
      assertThat(onlyReason(host))
          .contains("plugin.OpusWriter cannot be made", "java.lang.Error: no");
    }
  }

  @Test
  void switchesTheExtensionOff_whenItFailsInUse() throws Exception {
    plugin("faulty")
        .source(
            home,
            "Faulty",
            """
            @Extension
            public class Faulty implements TagWriter {
              public boolean supports(AudioFile file) { return true; }
              public TagValues read(Path file) { throw new NoSuchMethodError("gone"); }
              public void write(Path copy, TagValues change, TagStyle style) throws TrackException {
                throw new TrackException(Stage.TAGS, "declared");
              }
            }
            """)
        .writeTo(plugins(), "faulty.zip");
    try (PluginHost host = open()) {
      TagWriter writer = host.extensions(TagWriter.class).get(0);
      assertThatThrownBy(() -> writer.write(home, TagValues.EMPTY, TagStyle.DJ))
          .isInstanceOf(TrackException.class)
          .hasMessage("declared");
      assertThat(writer.supports(audioFile(AudioFormat.MP3))).isTrue();

      assertThatThrownBy(() -> writer.read(home))
          .isInstanceOf(TrackException.class)
          .hasMessageContaining("plugin faulty was switched off, because read failed");
      assertThat(writer.supports(audioFile(AudioFormat.MP3))).isFalse();
      assertThatThrownBy(() -> writer.write(home, TagValues.EMPTY, TagStyle.DJ))
          .isInstanceOf(TrackException.class)
          .hasMessageContaining("was switched off");
      assertThat(onlyReason(host)).contains("switched off", "gone");
    }
  }

  @Test
  void nullIsAFault_asIsAnythingThatAMethodDoesNotDeclare() throws Exception {
    plugin("nothing")
        .source(
            home,
            "Nothing",
            """
            @Extension
            public class Nothing implements TagWriter, FormatRecogniser {
              public boolean supports(AudioFile file) { return true; }
              public TagValues read(Path file) { return null; }
              public void write(Path copy, TagValues change, TagStyle style) {}
              public Set<String> suffixes() { return Set.of("xyz"); }
              public Optional<AudioFormat> recognise(FileView file) { return null; }
            }
            """)
        .writeTo(plugins(), "nothing.zip");
    try (PluginHost host = open()) {
      TagWriter writer = host.extensions(TagWriter.class).get(0);
      assertThatThrownBy(() -> writer.read(home))
          .isInstanceOf(TrackException.class)
          .hasMessageContaining("read failed: java.lang.NullPointerException: it gave null");
      FormatRecogniser recogniser = host.extensions(FormatRecogniser.class).get(0);
      assertThat(recogniser.suffixes()).containsExactly("xyz");
      assertThat(recogniser.recognise(null)).isEmpty();
    }
  }

  @Test
  void refusesANotifier_thatCannotSayItsName() throws Exception {
    plugin("nameless")
        .source(
            home,
            "Nameless",
            """
            @Extension
            public class Nameless implements ServerNotifier {
              public String name() { return null; }
              public void tagged(List<LabelledTrack> tracks) {}
              public void undone(List<LabelledTrack> tracks) {}
            }
            """)
        .writeTo(plugins(), "nameless.zip");
    try (PluginHost host = open()) {
      assertThat(onlyReason(host)).contains("plugin.Nameless cannot say its name");
      assertThat(host.extensions(ServerNotifier.class)).isEmpty();
    }
  }

  @Test
  void refusesAPlugin_withoutAnIndexOfItsOwn() throws Exception {
    plugin("empty").writeTo(plugins(), "empty.zip");
    try (PluginHost host = open()) {
      assertThat(onlyReason(host)).contains("no META-INF/extensions.idx");
    }
  }

  private static final String CONFIGURED =
      """
      @Extension
      public class Configured implements ServerNotifier {
        private String url;
        @Override
        public void configure(PluginContext context) throws SettingsException {
          context.settings().requireOnly(Set.of("url", "limit", "loud"));
          url = context.settings().getText("url");
          if (!url.startsWith("http")) {
            throw context.settings().wrong("url", "url must begin with http");
          }
          context.settings().findNumber("limit");
          context.settings().findFlag("loud");
          try {
            Files.writeString(context.folder().resolve("state"), context.clock().instant() + "");
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
        public String name() { return url; }
        public void tagged(List<LabelledTrack> tracks) {}
        public void undone(List<LabelledTrack> tracks) {}
        @Override
        public void close() {
          try {
            Files.writeString(Path.of("%s"), "closed");
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
      }
      """;

  @Test
  void extensionIsConfiguredBeforeItIsAsked_andClosedAtTheEnd() throws Exception {
    Path closed = home.resolve("closed");
    configured(closed);
    try (PluginHost host = open("plugins:\n  conf:\n    url: http://here\n    loud: true\n")) {
      assertThat(host.refused()).isEmpty();
      assertThat(host.extensions(ServerNotifier.class).get(0).name()).isEqualTo("http://here");
      assertThat(home.resolve("data/conf/state")).hasContent("1970-01-01T00:00:00Z");
      assertThat(closed).doesNotExist();
    }
    assertThat(closed).hasContent("closed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "url: ftp://x| line 3, column 11: url must begin with http",
        "url: http://x, ulr: y| line 3, column 26: unknown setting 'ulr' of conf; known are limit, loud, url",
        "limit: many, url: http://x| line 3, column 13: not a value for limit: many",
        "loud: 'yes', url: http://x| line 3, column 12: expected true or false for loud",
        "limit: 3| line 3, column 5: conf needs the setting 'url'",
      })
  void settingsThatAPluginDoesNotTake_refuseItWithTheLine(String settings, String reason)
      throws Exception {
    configured(home.resolve("closed"));
    try (PluginHost host = open("plugins:\n  conf:\n    {" + settings + "}\n")) {
      assertThat(onlyReason(host)).endsWith("config.yaml" + " " + reason.strip());
      assertThat(host.extensions(ServerNotifier.class)).isEmpty();
    }
  }

  private void configured(Path closed) throws IOException {
    plugin("conf")
        .source(home, "Configured", CONFIGURED.formatted(closed))
        .writeTo(plugins(), "conf.zip");
  }

  private PluginHost open(String yaml) throws Exception {
    Path config = Files.writeString(home.resolve("config.yaml"), yaml);
    return PluginHost.open(
        plugins(),
        home.resolve("cache"),
        new PluginContexts(
            PluginSections.read(ConfigTree.read(config, Map.of())),
            home.resolve("data"),
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)));
  }

  @Test
  void whatIsNoZip_isRefusedWithTheReason() throws Exception {
    Files.createDirectories(plugins().resolve("folder"));
    Files.createFile(plugins().resolve("library.jar"));
    Files.createFile(plugins().resolve("notes.txt"));
    Files.createFile(plugins().resolve(".hidden"));
    try (PluginHost host = open()) {
      assertThat(host.refused())
          .extracting(RefusedPlugin::toString)
          .satisfiesExactly(
              folder -> assertThat(folder).contains("folder", "is a folder; put the plugin's zip"),
              jar -> assertThat(jar).contains("library.jar", "is a jar; a plugin is a zip with"),
              text -> assertThat(text).contains("notes.txt", "is no plugin: plugins are zips"));
    }
  }

  @Test
  void bareVersionInRequires_meansThatOneUpToTheNextMajor() {
    assertThatThrownBy(() -> new Descriptor("p", "1.0.0", "1.1.0").checkApi("1.0.3"))
        .hasMessageContaining("needs >=1.1.0 & <2.0.0, this is 1.0.3");
    assertThatThrownBy(() -> new Descriptor("p", "1.0.0", "1.1.0").checkApi("2.0.0"))
        .isInstanceOf(RefusalException.class);
    assertThatCode(() -> new Descriptor("p", "1.0.0", "1.1.0").checkApi("1.4.0"))
        .doesNotThrowAnyException();
  }

  @Test
  void opens_withoutAPluginsFolder() throws Exception {
    try (PluginHost host = open()) {
      assertThat(host.loaded()).isEmpty();
    }
    assertThat(plugins()).doesNotExist();
  }

  private static PluginZip plugin(String id) {
    return PluginZip.of(id);
  }

  private static String opusWriter(String constructor) {
    return """
        @Extension
        public class OpusWriter implements TagWriter {
          %s
          public boolean supports(AudioFile file) { return file.format() == AudioFormat.OPUS; }
          public TagValues read(Path file) throws TrackException {
            try {
              return TagValues.EMPTY.with(TagField.GENRE, List.of(Files.readString(file)));
            } catch (IOException e) {
              throw new TrackException(Stage.TAGS, "cannot read", e);
            }
          }
          public void write(Path copy, TagValues change, TagStyle style) throws TrackException {
            try {
              Files.writeString(copy, change.get(TagField.GENRE).toString());
            } catch (IOException e) {
              throw new TrackException(Stage.TAGS, "cannot write", e);
            }
          }
        }
        """
        .formatted(constructor);
  }

  private Path plugins() {
    return home.resolve("plugins");
  }

  private PluginHost open() throws IOException {
    return PluginHost.open(plugins(), home.resolve("cache"));
  }

  private static String onlyReason(PluginHost host) {
    assertThat(host.refused()).hasSize(1);
    return host.refused().get(0).reason();
  }

  private static AudioFile audioFile(AudioFormat format) {
    return new AudioFile(Path.of("/music/a"), format, 1, Instant.EPOCH);
  }

  private static LabelledTrack tagged(String path) {
    TrackPrediction silent =
        new TrackPrediction(List.of(), List.of(), OptionalDouble.empty(), List.of());
    return LabelledTrack.of(Path.of(path), TrackNames.NONE, Optional.empty(), silent);
  }
}
