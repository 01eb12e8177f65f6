package org.cratetag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cratetag.cli.workplace.GlobalOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** A terminal has 80 columns, unless it says otherwise. */
class ColumnsTest {
  private static final int COLUMNS = 80;

  @TempDir Path home;

  private Captured captured;

  static Stream<List<String>> commands() {
    return commands(program(), List.of());
  }

  private static CommandLine program() {
    Captured nowhere = Captured.withHome(Path.of("/nowhere"));
    return CratetagCommand.commandLine(
        new GlobalOptions(nowhere.surroundings()), nowhere.surroundings());
  }

  private static Stream<List<String>> commands(CommandLine command, List<String> words) {
    return Stream.concat(
        Stream.of(words),
        command.getSubcommands().entrySet().stream()
            .filter(sub -> !sub.getKey().equals("lab"))
            .flatMap(
                sub ->
                    commands(
                        sub.getValue(),
                        Stream.concat(words.stream(), Stream.of(sub.getKey())).toList())));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void help_fits(List<String> command) {
    String[] arguments =
        Stream.concat(command.stream(), Stream.of("--help")).toArray(String[]::new);
    assertThat(run(arguments)).isZero();
    assertThat(captured.out()).contains("Usage: cratetag");
    assertFits();
  }

  /** What does not is broken in the middle, and its last word stands alone. */
  @ParameterizedTest
  @MethodSource("commands")
  void help_isNotBroken(List<String> command) {
    CommandLine line = program();
    for (String word : command) {
      line = line.getSubcommands().get(word);
    }
    assertThat(line.getCommandSpec().usageMessage().footer())
        .allSatisfy(text -> assertThat(text.length()).as(text).isLessThan(COLUMNS));
  }

  @Test
  void demo_fits() throws Exception {
    assertThat(run("demo", "--out", Files.createDirectory(home.resolve("d")).toString())).isZero();
    assertFits("The tracks are in ", "Making ");
    assertThat(run("status")).isZero();
    assertFits();
    assertThat(run("history")).isZero();
    assertFits();
    assertThat(run("status", "--run", "1")).isZero();
    assertFits();
  }

  @Test
  void models_fit() {
    assertThat(run("models", "list")).isZero();
    assertFits();
    for (String pack : List.of("edm-subgenre", "genre")) {
      assertThat(run("models", "info", pack)).isZero();
      assertFits();
      assertThat(captured.out()).containsSubsequence("said from", "trained on", "metric");
    }
  }

  /** Lines that begin so name a folder, and are as long as that is. */
  private void assertFits(String... exceptions) {
    assertThat(captured.out().lines())
        .filteredOn(line -> Stream.of(exceptions).noneMatch(line::startsWith))
        .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(COLUMNS));
  }

  private int run(String... arguments) {
    captured = Captured.withHome(home);
    return Main.run(captured.surroundings(), arguments);
  }
}
