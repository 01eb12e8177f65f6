package org.cratetag.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.cratetag.cli.output.ExitStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupCommandTest {
  private final InputStream usual = System.in;

  @TempDir Path folder;
  private Captured captured;

  @AfterEach
  void giveBackInput() {
    System.setIn(usual);
  }

  @Test
  void answers_becomeAConfigurationThatIsGood() throws Exception {
    Path music = Files.createDirectories(folder.resolve("Bob's music: all"));
    int status =
        run(
            "music",
            folder.resolve("nowhere").toString(),
            music.toString(),
            "navi",
            "localhost",
            "http://nas:4533",
            "",
            "a very secret word",
            "/music",
            "",
            "perhaps",
            "bal",
            "7 o'clock",
            "4:05");
    assertThat(status).as(captured.err()).isZero();
    assertThat(captured.out())
        .contains(
            "a whole path that begins with '/'",
            "nowhere is not there",
            "an address, such as",
            "one of careful, balanced, bold",
            "a time, such as 03:30",
            "cratetag serve")
        .doesNotContain("a very secret word");
    Path secret = folder.resolve("home/secret-navidrome");
    assertThat(Files.readString(folder.resolve("home/config.yaml")))
        .contains(
            "music: '" + music.toString().replace("'", "''") + "'",
            "type: navidrome",
            "user: 'admin'",
            "password-file: '" + secret + "'",
            "': '/music'}",
            "profile: server",
            "sure: balanced",
            "schedule: '5 4 * * *'")
        .doesNotContain("a very secret word");
    assertThat(Files.readString(secret)).isEqualTo("a very secret word\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
        .isEqualTo("rw-------");
    assertThat(command("config", "check")).as(captured.out()).isZero();
    assertThat(run(music.toString())).isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err()).contains("is there already and stays as it is");
  }

  @Test
  void fiveEmptyLines_butForTheFolder_takeWhatIsUsual() throws Exception {
    Path music = Files.createDirectories(folder.resolve("music"));
    assertThat(run(music.toString(), "", "", "", "")).as(captured.err()).isZero();
    assertThat(Files.readString(folder.resolve("home/config.yaml")))
        .contains("profile: dj", "sure: balanced", "schedule: '30 3 * * *'")
        .doesNotContain("notify");
  }

  @Test
  void answersThatEnd_writeNothing() throws Exception {
    assertThat(run(Files.createDirectories(folder.resolve("music")).toString()))
        .isEqualTo(ExitStatus.WRONG_USE);
    assertThat(captured.err()).contains("nothing was written");
    assertThat(folder.resolve("home/config.yaml")).doesNotExist();
  }

  private int run(String... answers) {
    String text = String.join("\n", answers) + "\n";
    System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    return command("setup");
  }

  private int command(String... words) {
    captured = Captured.withHome(folder.resolve("home"));
    return Main.run(captured.surroundings(), words);
  }
}
