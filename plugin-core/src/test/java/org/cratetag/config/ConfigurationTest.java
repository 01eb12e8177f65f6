package org.cratetag.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.cratetag.config.keys.EditorSchema;
import org.cratetag.config.keys.ExampleFile;
import org.cratetag.config.keys.Key;
import org.cratetag.config.keys.Keys;
import org.cratetag.config.keys.Shape;
import org.cratetag.config.values.QuietHours;
import org.cratetag.decision.Profile;
import org.cratetag.pack.Sureness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final Path SCHEMA = Path.of("..", "src", "site", "config.schema.json");

  @TempDir Path folder;

  @Test
  void library_takesWhatStandsAboveIt_andChangesSome() throws Exception {
    Configuration read =
        read(
            """
            sure: bold
            profile: dj
            exclude: [Samples]
            schedule: '@hourly'
            libraries:
              music: /srv/music
              crates:
                path: [/srv/crates, /srv/more]
                profile: server
                exclude: ['**/Stems/**']
                schedule: 0 4 * * 1-5
                quiet-hours: [18:00-23:00, '7-8']
                watch: poll
            """);
    assertThat(read.libraries()).extracting(Library::name).containsExactly("music", "crates");
    Library music = read.libraries().get(0);
    assertThat(music.settings().profile()).isEqualTo(Profile.DJ);
    assertThat(music.care().schedule()).hasToString("@hourly");
    Library crates = read.libraries().get(1);
    assertThat(crates.paths()).containsExactly(Path.of("/srv/crates"), Path.of("/srv/more"));
    assertThat(crates.settings().profile()).isEqualTo(Profile.SERVER);
    assertThat(crates.settings().sure()).contains(Sureness.BOLD);
    assertThat(crates.settings().exclude()).containsExactly("Samples", "**/Stems/**");
    assertThat(crates.settings().libraryFolders()).isEqualTo(crates.paths());
    assertThat(crates.care().watch()).isEqualTo(LibraryCare.Watch.POLL);
    assertThat(crates.care().quietHours()).hasToString("18:00-23:00, 07:00-08:00");
    assertThat(read.ledger().libraries())
        .containsEntry("crates", Path.of("/srv/crates"))
        .containsEntry("crates+2", Path.of("/srv/more"))
        .containsEntry("music", Path.of("/srv/music"));
    assertThat(read.findLibrary(Path.of("/srv/more/a.mp3"))).contains(crates);
    assertThat(read.findLibrary(Path.of("/srv/music2/a.mp3"))).isEmpty();
  }

  @Test
  void innerLibrary_isTheOneOfItsFiles() throws Exception {
    Configuration read = read("libraries: {all: /srv, dj: {path: /srv/dj, profile: dj}}\n");
    assertThat(read.findLibrary(Path.of("/srv/dj/x.mp3"))).map(Library::name).contains("dj");
    assertThat(read.findLibrary(Path.of("/srv/x.mp3"))).map(Library::name).contains("all");
    assertThat(read.libraries().get(0).settings().otherLibraries())
        .containsExactly(Path.of("/srv/dj"));
    assertThat(read.libraries().get(1).settings().otherLibraries()).isEmpty();
    assertThatThrownBy(() -> read.settingsFor(List.of(Path.of("/srv"))))
        .hasMessageContaining("the library 'dj' lies below /srv");
    Configuration like = read("libraries: {all: /srv, inner: /srv/inner}\n");
    assertThat(like.settingsFor(List.of(Path.of("/srv"))).otherLibraries()).isEmpty();
  }

  @Test
  void environment_setsEveryValue_overTheFile() throws Exception {
    Map<String, String> environment = new HashMap<>();
    environment.put("CRATETAG_LIBRARIES_MUSIC_PATH", "/music");
    environment.put("CRATETAG_LIBRARIES_MY_CRATES_PATH_0", "/a, b");
    environment.put("CRATETAG_LIBRARIES_MY_CRATES_PATH_1", "/c");
    environment.put("CRATETAG_LIBRARIES_MY_CRATES_QUIET_HOURS", "18-20, 22-23");
    environment.put("CRATETAG_LIBRARIES_OTHER", "/other");
    environment.put("CRATETAG_WORKERS", "3");
    environment.put("CRATETAG_CPU_CORES", "0.5");
    environment.put("CRATETAG_LABELS_RENAME", "{Drum & Bass: DnB}");
    environment.put("CRATETAG_LABELS_NEVER", "Big Room,Trance");
    environment.put("CRATETAG_EXCLUDE", "");
    Configuration read =
        read(
            "workers: 2\nexclude: [x]\nlibraries: {music: /old, my-crates: {path: /old}}\n",
            environment);
    assertThat(read.settings().workers()).isEqualTo(3);
    assertThat(read.settings().exclude()).isEmpty();
    assertThat(read.serve().cores()).hasValue(0.5);
    assertThat(read.settings().labels().rename()).containsEntry("Drum & Bass", "DnB");
    assertThat(read.settings().labels().never()).containsExactly("Big Room", "Trance");
    assertThat(read.libraries())
        .extracting(Library::name)
        .containsExactlyInAnyOrder("music", "my-crates", "other");
    assertThat(read.libraries().get(0).paths()).containsExactly(Path.of("/music"));
    assertThat(read.libraries().get(1).paths()).containsExactly(Path.of("/a, b"), Path.of("/c"));
    assertThat(read.libraries().get(1).care().quietHours()).hasToString("18:00-20:00, 22:00-23:00");
  }

  @Test
  void environment_makesASectionOfAPlainLibrary() throws Exception {
    Configuration read =
        read("libraries: {music: /m}\n", Map.of("CRATETAG_LIBRARIES_MUSIC_PROFILE", "dj"));
    assertThat(read.libraries().get(0).paths()).containsExactly(Path.of("/m"));
    assertThat(read.libraries().get(0).settings().profile()).isEqualTo(Profile.DJ);
  }

  @Test
  void environment_makesASectionOfAPlainServer() throws Exception {
    Configuration read =
        read("notify: {tv: mpd}\n", Map.of("CRATETAG_NOTIFY_TV_URL", "mpd://nas:6601"));
    assertThat(read.servers().get(0).type()).isEqualTo(ServerSettings.Type.MPD);
    assertThat(read.servers().get(0).url()).contains(URI.create("mpd://nas:6601"));
  }

  @Test
  void everyKey_hasAVariable() throws Exception {
    for (Key key : Keys.ALL.keys()) {
      if (key.example().isEmpty() || key.name().equals(ConfigTree.TAXONOMY)) {
        continue;
      }
      String text = key.example().replaceAll("^\\[|\\]$|(?<!\\w)'|'(?!\\w)", "");
      String value = key.shape() instanceof Shape.ListOf ? text : key.example();
      ConfigTree tree =
          ConfigTree.readIfPresent(
              folder.resolve("none"), Map.of("CRATETAG_" + key.inVariable(), value));
      assertThat(tree.check()).as(key.name()).isEmpty();
      assertThat(tree.members()).as(key.name()).containsOnlyKeys(key.name());
    }
  }

  @Test
  void show_saysWhereEachValueCameFrom_andHidesSecrets() throws Exception {
    Path file =
        write(
            """
            workers: 2
            profile: dj
            libraries:
              music: {path: /m, sure: bold}
            plugins:
              web:
                url: http://me:hunter2@nas/x?token=abc&a=b
                api-token: abc
                password-file: /etc/x
            """);
    List<EffectiveSettings.Entry> entries =
        EffectiveSettings.list(ConfigTree.read(file, Map.of("CRATETAG_WORKERS", "1")));
    Map<String, String> lines =
        entries.stream().collect(Collectors.toMap(e -> e.key(), e -> e.value() + " < " + e.from()));
    assertThat(lines)
        .containsEntry("workers", "1 < CRATETAG_WORKERS")
        .containsEntry("profile", "dj < " + file + " line 2, column 10")
        .containsEntry("existing", "keep < default")
        .containsEntry("libraries.music.path", "/m < " + file + " line 4, column 17")
        .containsEntry("libraries.music.profile", "dj < as " + file + " line 2, column 10")
        .containsEntry("libraries.music.existing", "keep < default")
        .containsEntry(
            "plugins.web.url", "http://***@nas/x?token=***&a=b < " + file + " line 7, column 10")
        .containsEntry("plugins.web.api-token", "*** < " + file + " line 8, column 16")
        .containsEntry("plugins.web.password-file", "/etc/x < " + file + " line 9, column 20");
    assertThat(lines.toString()).doesNotContain("hunter2", "abc");
  }

  @Test
  void example_setsNothing_andIsGoodWithAllItsLines() throws Exception {
    String example = ExampleFile.text();
    assertThat(read(example)).isEqualTo(read(""));
    String all = example.replaceAll("(?m)^#(?! |$)", "");
    ConfigTree tree = ConfigTree.read(write(all), Map.of());
    assertThat(tree.check()).isEmpty();
    Configuration.read(tree);
    assertThat(tree.members())
        .containsOnlyKeys(
            Keys.ALL.keys().stream()
                .map(Key::name)
                .filter(name -> !name.equals(ConfigTree.TAXONOMY))
                .toArray(String[]::new));
    assertThat(example).contains("# taxonomy: /etc/cratetag/words.yaml");
  }

  @Test
  void schema_knowsTheSameKeys_andIsWritten() throws Exception {
    JsonNode schema = new ObjectMapper().readTree(EditorSchema.text());
    agree(schema, Keys.ALL);
    agree(
        schema.at("/properties/libraries/additionalProperties/anyOf/0"),
        ((Shape.Named) Keys.ALL.find("libraries").orElseThrow().shape()).section());
    agree(schema.at("/properties/cpu"), (Shape.Section) Keys.ALL.find("cpu").orElseThrow().shape());
    assertThat(schema.at("/properties/sure/enum").toString())
        .isEqualTo("[\"careful\",\"balanced\",\"bold\"]");
    assertThat(schema.at("/properties/workers/maximum").asInt()).isEqualTo(256);
    String before = Files.exists(SCHEMA) ? Files.readString(SCHEMA) : "";
    Files.writeString(SCHEMA, EditorSchema.text());
    assertThat(before)
        .as("%s was out of date and is written anew", SCHEMA)
        .isEqualTo(EditorSchema.text());
  }

  private static void agree(JsonNode schema, Shape.Section section) {
    assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
    List<String> properties =
        StreamSupport.stream(
                ((Iterable<String>) () -> schema.path("properties").fieldNames()).spliterator(),
                false)
            .toList();
    assertThat(new TreeSet<>(properties))
        .isEqualTo(
            section.keys().stream().map(Key::name).collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void everyKeyThatIsRead_isInTheTable() {
    assertThat(Keys.ALL.keys()).extracting(Key::name).containsAll(SettingsFile.keys());
  }

  @Test
  void everyChoice_isReadAsItIsListed() throws Exception {
    for (Key key : Keys.ALL.keys()) {
      if (key.shape() instanceof Shape.Choice choice) {
        for (String word : choice.words()) {
          read(key.name() + ": " + word + "\n");
        }
      }
    }
  }

  @Test
  void serveSettings_areRead() throws Exception {
    ServeSettings serve =
        read("poll-minutes: 0.5\nsettle-seconds: 12\ncpu: {nice: 3, io: normal, max-load: 2}\n")
            .serve();
    assertThat(serve.pollEvery()).isEqualTo(Duration.ofSeconds(30));
    assertThat(serve.settle()).isEqualTo(Duration.ofSeconds(12));
    assertThat(serve.nice()).isEqualTo(3);
    assertThat(serve.idleDisk()).isFalse();
    assertThat(serve.maxLoad()).hasValue(2);
    assertThat(read("").serve()).isEqualTo(ServeSettings.DEFAULT);
  }

  @Test
  void quietHours_mayGoOverMidnight_andTouch() {
    QuietHours hours =
        new QuietHours(List.of(QuietHours.Span.of("22:00-06:00"), QuietHours.Span.of("6-8")));
    assertThat(hours.findEnd(Instant.parse("2026-01-01T23:00:00Z"), UTC))
        .contains(Instant.parse("2026-01-02T08:00:00Z"));
    assertThat(hours.findEnd(Instant.parse("2026-01-01T07:59:59Z"), UTC))
        .contains(Instant.parse("2026-01-01T08:00:00Z"));
    assertThat(hours.findEnd(Instant.parse("2026-01-01T08:00:00Z"), UTC)).isEmpty();
    assertThat(hours.findEnd(Instant.parse("2026-01-01T21:59:00Z"), UTC)).isEmpty();
  }

  private Configuration read(String text) throws Exception {
    return read(text, Map.of());
  }

  private Configuration read(String text, Map<String, String> environment) throws Exception {
    return Configuration.read(ConfigTree.read(write(text), environment));
  }

  private Path write(String text) throws Exception {
    return Files.writeString(folder.resolve("config.yaml"), text);
  }
}
