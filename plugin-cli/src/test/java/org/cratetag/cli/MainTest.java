package org.cratetag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Surroundings;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.natives.NativesException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.Command;

class MainTest {
  @TempDir Path home;

  @Test
  void printsUsage_withoutACommand() {
    Captured captured = Captured.withHome(home);
    assertThat(Main.run(captured.surroundings())).isEqualTo(ExitStatus.OK);
    assertThat(captured.out()).contains("Usage: cratetag", "--home=DIR", "Examples:");
    assertThat(captured.err()).isEmpty();
  }

  @Test
  void printsTheBuildsVersion_whenAsked() {
    Captured captured = Captured.withHome(home);
    assertThat(Main.run(captured.surroundings(), "--version")).isEqualTo(ExitStatus.OK);
    assertThat(captured.out()).matches("cratetag \\d+\\.\\d+\\.\\d+.*\\R");
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void help_isThatOfTheCommand() {
    Captured captured = Captured.withHome(home);
    assertThat(Main.run(captured.surroundings(), "help", "tag")).isEqualTo(ExitStatus.OK);
    Captured option = Captured.withHome(home);
    assertThat(Main.run(option.surroundings(), "tag", "--help")).isEqualTo(ExitStatus.OK);
    assertThat(captured.out()).isEqualTo(option.out()).contains("--existing");
    assertThat(Main.run(captured.surroundings(), "help", "prob")).isEqualTo(ExitStatus.WRONG_USE);
  }

  @Test
  void completion_isAScriptThatBashReads() throws Exception {
    Captured captured = Captured.withHome(home);
    assertThat(Main.run(captured.surroundings(), "generate-completion")).isEqualTo(ExitStatus.OK);
    assertThat(captured.out()).contains("history", "--retry-failed");
    Path script = Files.writeString(home.resolve("completion"), captured.out());
    Process bash = new ProcessBuilder("bash", "-n", script.toString()).inheritIO().start();
    assertThat(bash.waitFor()).isZero();
  }

  @Test
  void suggestsACommand_whenTheNameIsMistyped() {
    Captured captured = Captured.withHome(home);
    assertThat(run(captured, () -> 0, "prob")).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err())
        .contains("there is no command 'prob'", "did you mean 'probe'?", "--help");
    assertThat(captured.out()).isEmpty();
  }

  @Test
  void refusesAnUnknownOption_withTheWayToHelp() {
    Captured captured = Captured.withHome(home);
    assertThat(run(captured, () -> 0, "probe", "--nonsense")).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err()).contains("--nonsense", "try 'cratetag probe --help'");
  }

  @Test
  void saysWhatIsWrong_whenTheUseIsWrong() {
    Captured captured = Captured.withHome(home);
    int status =
        run(
            captured,
            () -> {
              throw new WrongUseException("no such folder: /nowhere");
            },
            "probe");
    assertThat(status).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err()).isEqualTo("cratetag: no such folder: /nowhere\n");
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void keepsTheTraceInTheLog_whenTheFaultIsOurs() throws Exception {
    Captured captured = Captured.withHome(home);
    int status =
        run(
            captured,
            () -> {
              throw new IllegalStateException("broken invariant");
            },
            "probe");
    assertThat(status).isEqualTo(ExitStatus.OUR_FAULT);
    assertThat(captured.err()).contains("broken invariant", "cratetag.log").doesNotContain("\tat ");
    assertThat(Files.readString(home.resolve("logs").resolve("cratetag.log")))
        .contains("broken invariant", "\tat ");
  }

  @Test
  void survivesAnError_thatIsNoException() {
    Captured captured = Captured.withHome(home);
    int status =
        run(
            captured,
            () -> {
              throw new StackOverflowError();
            },
            "probe");
    assertThat(status).isEqualTo(ExitStatus.OUR_FAULT);
  }

  @Test
  void saysHowToHaveMoreMemory_whenTheHeapIsFull() throws Exception {
    Captured captured = Captured.withHome(home);
    int status =
        run(
            captured,
            () -> {
              throw new IllegalStateException(new OutOfMemoryError("Java heap space"));
            },
            "probe");
    assertThat(status).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err())
        .contains("MB that Java may use here", "CRATETAG_JAVA_OPTS=-Xmx")
        .doesNotContain("went wrong");
    assertThat(Files.readString(home.resolve("logs").resolve("cratetag.log")))
        .contains("Java heap space");
  }

  @Test
  void keepsLibrariesOffTheTerminal_whenTheyLog() throws Exception {
    Captured captured = Captured.withHome(home);
    run(
        captured,
        () -> {
          Logger.getLogger("org.example.library").severe("chatter");
          return 0;
        },
        "probe");
    assertThat(captured.err() + captured.out()).isEmpty();
    assertThat(Files.readString(home.resolve("logs").resolve("cratetag.log"))).contains("chatter");
  }

  @Test
  void takesGlobalOptions_beforeAndAfterTheCommand() {
    for (String[] args : new String[][] {{"--json", "probe"}, {"probe", "--json"}}) {
      Captured captured = Captured.withHome(home);
      assertThat(run(captured, () -> 0, args)).isEqualTo(ExitStatus.OK);
      assertThat(captured.out()).isEqualTo("{\"home\":\"" + home + "\"}\n");
    }
  }

  @Test
  void prefersTheOption_toTheEnvironmentsHome() {
    Captured captured = Captured.withHome(home.resolve("other"));
    run(captured, () -> 0, "probe", "--json", "--home", home.toString());
    assertThat(captured.out()).isEqualTo("{\"home\":\"" + home + "\"}\n");
  }

  @ParameterizedTest
  @CsvSource({
    "HOME=/u, /home/me, /u/.local/share/cratetag",
    "HOME=/u XDG_DATA_HOME=/data, /home/me, /data/cratetag",
    "HOME=/u XDG_DATA_HOME=, /home/me, /u/.local/share/cratetag",
    "HOME=/u CRATETAG_HOME=/c, /home/me, /c",
    "HOME=, /home/me, /home/me/.local/share/cratetag",
    "HOME=here, /home/me, /home/me/.local/share/cratetag",
    "OTHER=, /home/me, /home/me/.local/share/cratetag"
  })
  void findsTheHome_inEnvironmentOrAccount(String environment, String account, Path expected) {
    assertThat(Surroundings.findDefaultHome(variables(environment), account)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource({"OTHER=, ?", "HOME=, ''", "HOME=, ?", "HOME=., relative"})
  void knowsNoHome_whereNothingAbsoluteIsNamed(String environment, String account) {
    assertThat(Surroundings.findDefaultHome(variables(environment), account)).isEmpty();
  }

  @Test
  void takesNamesWithAnAtSign_asTheyAre() {
    Captured captured = Captured.withHome(home);
    assertThat(Main.run(captured.surroundings(), "tag", "@missing.mp3"))
        .isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err()).contains("no such file or folder").contains("@missing.mp3");
  }

  @Test
  void isWrongUse_whereLibrariesCannotBeLoaded() {
    Captured captured = Captured.withHome(home);
    int status =
        run(
            captured,
            () -> {
              throw new NativesException("mounted noexec");
            },
            "probe");
    assertThat(status).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err()).contains("cratetag: mounted noexec");
  }

  private static Map<String, String> variables(String text) {
    return Arrays.stream(text.split(" "))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  private static int run(Captured captured, Callable<Integer> action, String... args) {
    return Main.run(
        captured.surroundings(),
        (options, surroundings) ->
            CratetagCommand.commandLine(options, surroundings)
                .addSubcommand(new Probe(options, action)),
        args);
  }

  @Command(name = "probe")
  private record Probe(GlobalOptions options, Callable<Integer> action)
      implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      if (options.isJson()) {
        options.output().result(Map.of("home", options.home()), "");
      }
      return action.call();
    }
  }
}
