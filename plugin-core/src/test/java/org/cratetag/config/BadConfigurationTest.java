package org.cratetag.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of wrong configuration: where it is wrong, what is wrong, and what would be right. */
@Timeout(60)
class BadConfigurationTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // Keys.
        "profile: dj\\nwrokers: 3 | 2, 1 | unknown setting 'wrokers' | mean 'workers'",
        "min_confidence: 0.5 | 1, 1 | unknown setting 'min_confidence' | mean 'min-confidence'",
        "exclued: [a] | 1, 1 | unknown setting 'exclued' | mean 'exclude'",
        "zzz: 1 | 1, 1 | unknown setting 'zzz' | known are bpm, cpu",
        "profile: dj\\nprofile: server | 2, 1 | 'profile' is there twice | keep one of the two",
        "labels:\\n  renam: {A: B} | 2, 3 | unknown setting 'renam' in labels | mean 'rename'",
        "cpu:\\n  nise: 3 | 2, 3 | unknown setting 'nise' in cpu | mean 'nice'",
        "libraries:\\n  a:\\n    path: /a\\n    sched: '@daily' | 4, 5 | 'sched' in 'a' | mean 'schedule'",
        "libraries: {a: {path: /a, workers: 2}} | 1, 27 | unknown setting 'workers' in 'a' | left margin",
        "libraries: {a: {path: /a, wrokers: 2}} | 1, 27 | unknown setting 'wrokers' in 'a' | known are",
        "merge: {House: [Techno]} | 1, 1 | unknown setting 'merge' | below 'labels', indented",
        "labels:\\n  workers: 3 | 2, 3 | unknown setting 'workers' in labels | left margin",
        "? [a, b]\\n: 1 | 1, 3 | expected a word or text for a name | 'profile: server'",
        // Words.
        "profile: club | 1, 10 | unknown profile 'club' | known are dj, server, sidecar",
        "sure: carefull | 1, 7 | unknown sure 'carefull' | did you mean 'careful'?",
        "existing: overwrite | 1, 11 | unknown existing 'overwrite' | append, keep, replace",
        "electronic: no | 1, 13 | unknown electronic 'no' | always, auto, heard, never",
        "id3v23: always | 1, 9 | unknown id3v23 'always' | joined, nul, upgrade",
        "hard-links: copy | 1, 13 | unknown hard-links 'copy' | break, skip",
        "other-owner: mine | 1, 14 | unknown other-owner 'mine' | shared, skip, take",
        "mtime: old | 1, 8 | unknown mtime 'old' | keep, new",
        "watch: never | 1, 8 | unknown watch 'never' | auto, no, poll",
        "fields: [genre, mood] | 1, 17 | unknown fields 'mood' | bpm, energy, genre, grouping, key, style",
        "cpu: {io: low} | 1, 11 | unknown io 'low' | idle, normal",
        "genre-depth: all | 1, 14 | unknown genre-depth 'all' | family, family-alone, root, subgenre",
        "spoken: yes | 1, 9 | unknown spoken 'yes' | nothing, spoken-word",
        // Numbers.
        "workers: many | 1, 10 | 'many' is no value for workers | a whole number from 1 to 256",
        "workers: 0 | 1, 10 | '0' is no value for workers | from 1 to 256",
        "workers: 2.5 | 1, 10 | '2.5' is no value for workers | a whole number",
        "min-confidence: 1.5 | 1, 17 | '1.5' is no value | a number from 0 to 1",
        "min-confidence: '0,8' | 1, 17 | '0,8' is no value | with a point: 0.8",
        "track-time-limit-seconds: 0 | 1, 27 | '0' is no value | from 0.001 to",
        "cpu: {nice: -5} | 1, 13 | '-5' is no value for nice | from 0 to 19",
        "settle-seconds: 5s | 1, 17 | '5s' is no value for settle-seconds | a number from 0",
        "bpm: {decimals: 3} | 1, 17 | '3' is no value for decimals | from 0 to 2",
        "bpm: {range: [70]} | 1, 14 | two ends | [70, 180]",
        "bpm: {range: [100, 150]} | 1, 14 | its end at least twice its begin | try [70, 180]",
        "bpm: {range: [70, fast]} | 1, 19 | 'fast' is no value | a number from 20 to 500",
        // Texts.
        "labels: {rename: {House: A/B}} | 1, 26 | servers split labels at ; / and , | try 'A B'",
        "labels: {aliases: {House: [Techno]}} | 1, 28 | is a label of its own | use rename",
        "separators: {flac: x} | 1, 20 | 'x' cannot separate values | such as ' / '",
        "separators: {wave: '; '} | 1, 14 | unknown format 'wave' | aiff",
        "packs: 'a,,b' | 1, 8 | packs holds an empty one | the name of a pack",
        "exclude: ['', b] | 1, 11 | exclude holds an empty one | a pattern",
        // Libraries.
        "libraries:\\n  my music: /a | 2, 3 | 'my music' cannot name a library | letters, digits",
        "libraries: {a: music} | 1, 16 | must be a whole path that begins with '/' | not 'music'",
        "libraries: {a: ~/Music} | 1, 16 | must be a whole path | '~' is not known here",
        "libraries: {a: {profile: dj}} | 1, 13 | 'a' has no path | path: /srv/music",
        "libraries:\\n  a: | 2, 5 | nothing stands behind 'a' | music: /srv/music",
        "libraries: {a: /m, b: /m} | 1, 23 | two libraries are at /m | give one of them another",
        "libraries: [/a, /b] | 1, 12 | expected lines like 'music: /srv/music' | for libraries",
        // Times.
        "schedule: at night | 1, 11 | 'at night' is no schedule | such as '30 3 * * *'",
        "schedule: 61 3 * * * | 1, 11 | '61 3 * * *' is no schedule | try '30 3 * * *'",
        "schedule: 0 3 1 * 1 | 1, 11 | days of the month and of the week | leave one of them '*'",
        "schedule: 0 3 30 2 * | 1, 11 | '0 3 30 2 *' never comes | try '30 3 * * *'",
        "quiet-hours: evening | 1, 14 | 'evening' are no hours | '18:00-23:00'",
        "quiet-hours: ['8:00-25:00'] | 1, 15 | '8:00-25:00' are no hours | '22:00-06:00'",
        // The ledger and plugins.
        "ledger: mysql://nas/x | 1, 9 | must be the URL of a PostgreSQL server | jdbc:postgresql://",
        "ledger: jdbc:postgresql://h/x?password=p | 1, 9 | must not stand here | ledger-password-file",
        "ledger-password-file: secret | 1, 23 | must be a whole path | begins with '/'",
        "plugins: [a] | 1, 10 | expected lines like 'my-plugin: {url | for plugins",
        "plugins:\\n  a: b | 2, 6 | expected lines like 'url: http://localhost' | for a",
        // Shapes.
        "just words | 1, 1 | expected lines like 'profile: server' | for the file",
        "- a\\n- b | 1, 1 | expected lines like | for the file",
        "workers: | 1, 9 | nothing stands behind 'workers' | or leave the line out",
        "profile: [dj] | 1, 10 | expected a word or text for profile | one of server, dj, sidecar",
        "exclude: {a: b} | 1, 10 | expected a list for exclude | such as [a, b]",
        "labels: {rename: [House]} | 1, 18 | expected lines like 'Drum & Bass: DnB' | for rename",
        "labels: {never: [[a]]} | 1, 18 | expected a word or text for never | a label",
        // Words for labels.
        "labels: {rename: {House: Techno, Techno: House}} | 1, 19 | 'House' and 'Techno' would become each other | no other label",
        "labels:\\n  rename:\\n    Drum & Bass: Bass\\n    Bass: Low End | 3, 5 | would become 'Bass', which becomes 'Low End' | write 'Low End'",
        "labels: {rename: {Big Room: EDM!, Trance: EDM!}} | 1, 35 | 'Big Room' and 'Trance' would both be written as 'EDM!' | use merge: {EDM!: [Big Room, Trance]}",
        "labels: {rename: {Tech House: House}} | 1, 19 | 'House' is a label of its own | use merge: {House: [Tech House]}",
        "labels: {rename: {Drum & Bass: DnB, drum n bass: D'n'B}} | 1, 37 | 'drum n bass' is renamed twice, to 'DnB' and 'D'n'B' | keep one of the two",
        "labels: {rename: {Minimal: Club}, merge: {Club: [Tech House]}} | 1, 50 | would both be written as 'Club' | use merge",
        "labels: {merge: {House: [Minimal], Techno: [Minimal]}} | 1, 45 | 'Minimal' is renamed twice | keep one of the two",
        "labels: {merge: {House/Techno: [Minimal]}} | 1, 18 | servers split labels at ; / and , | try 'House Techno'",
        "labels: {merge: {House: {Minimal: a}}} | 1, 25 | expected a list for House | such as [a, b]",
        "labels: {merge: [House]} | 1, 17 | expected lines like 'House: [Tech House | for merge",
        // A file of words.
        "taxonomy: words.yaml | 1, 11 | must be a whole path that begins with '/' | not 'words.yaml'",
        "taxonomy: [/a] | 1, 11 | expected a word or text for taxonomy | a whole path",
        "taxonomy: /no/such/words.yaml | 1, 11 | there is no file /no/such/words.yaml | there is no",
        "taxonomy: / | 1, 11 | / is not a file | not a file",
        "labels: {never: [House]}\\ntaxonomy: /a.yaml | 2, 11 | labels stand at | keep them there or in this file",
        // YAML.
        "a: [1, 2 | 1, 4 | not valid YAML | a bracket is not closed",
        "profile: 'dj | 1, 10 | not valid YAML | a quote is not closed",
        "labels:\\n\\trename: a | 2, 1 | not valid YAML | spaces instead of tabs",
        "exclude: *.bak | 1, 11 | not valid YAML | in quotes",
        "profile: dj: x | 1, 12 | not valid YAML | needs quotes",
        "profile: dj\\n  workers: 2 | 2, 10 | not valid YAML | the same indent",
      })
  void namesPlace_whatIsWrong_andWhatWouldBeRight(
      String text, String place, String wrong, String right) throws Exception {
    Path file = write(text.replace("\\n", "\n").replace("\\t", "\t"));
    String[] at = place.split(",");
    String message = onlyProblem(file);
    assertThat(message)
        .contains(file + " line " + at[0].strip() + ", column " + at[1].strip() + ": ")
        .contains(wrong)
        .contains(right);
  }

  @Test
  void unreadableFiles_areNamed() throws Exception {
    Path file = folder.resolve("config.yaml");
    Files.write(file, "profile: é".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(onlyProblem(file)).contains(file.toString(), "not UTF-8", "save it as UTF-8");
    Files.write(file, new byte[2 << 20]);
    assertThat(onlyProblem(file)).contains(file.toString(), "too large");
    Files.delete(file);
    assertThat(onlyProblem(file)).contains("no such configuration file", file.toString());
    Files.createDirectory(file);
    assertThat(onlyProblem(file)).contains(file.toString(), "cannot be read");
  }

  @Test
  void all_isSaidAtOnce_inTheOrderOfTheFile() throws Exception {
    Path file = write("wrokers: 1\nprofile: club\nlabels:\n  never: [A/B]\nsure: x\n");
    List<Problem> problems = ConfigTree.read(file, Map.of()).check();
    assertThat(problems)
        .extracting(Problem::place)
        .extracting(place -> place.split(" line ")[1])
        .containsExactly("1, column 1", "2, column 10", "4, column 11", "5, column 7");
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> SettingsFile.read(ConfigTree.read(file, Map.of())))
        .hasMessageContaining("line 1, column 1: unknown setting 'wrokers'")
        .hasMessageContaining("(and 3 more; 'cratetag config check' lists them)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "CRATETAG_WORKERS | many | CRATETAG_WORKERS: 'many' is no value | from 1 to 256",
        "CRATETAG_LIBRARIES_MUSIC_PATH | music | whole path | begins with '/'",
        "CRATETAG_LIBRARIES_MUSIC_SURE | bold | 'music' has no path | path: /srv/music",
        "CRATETAG_LABELS_RENAME | {House | not valid YAML | {name: value, ...}",
        "CRATETAG_LABELS_RENAME | House | expected lines like | for rename",
        "CRATETAG_WROKERS | 2 | stands for no setting | did you mean CRATETAG_WORKERS?",
        "CRATETAG_SERVICE_HOST | nas | stands for no setting | config show",
        "CRATETAG_QUIET_HOURS | 18-20,x | 'x' are no hours | '18:00-23:00'",
      })
  void variable_isNamed(String variable, String value, String wrong, String right)
      throws Exception {
    List<Problem> problems =
        ConfigTree.readIfPresent(folder.resolve("none.yaml"), Map.of(variable, value)).check();
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).toString()).startsWith(variable + ": ").contains(wrong, right);
  }

  @Test
  void secretsOfOthers_areNoSettings() throws Exception {
    Map<String, String> environment = new TreeMap<>();
    environment.put("CRATETAG_LEDGER_PASSWORD", "x");
    environment.put("CRATETAG_HOME", "/h");
    environment.put("HOME", "/root");
    assertThat(ConfigTree.readIfPresent(folder.resolve("none.yaml"), environment).check())
        .isEmpty();
  }

  private static String onlyProblem(Path file) {
    try {
      List<Problem> problems = ConfigTree.read(file, Map.of()).check();
      assertThat(problems).hasSize(1);
      return problems.get(0).toString();
    } catch (ConfigException e) {
      return e.getMessage();
    }
  }

  private Path write(String text) throws Exception {
    return Files.writeString(folder.resolve("config.yaml"), text + "\n");
  }
}
