package org.cratetag.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cratetag.config.values.LogSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebSettingsTest {
  @TempDir Path folder;

  @Test
  void withoutASetting_isForThisMachineAlone() throws Exception {
    WebSettings web = read("profile: dj\n").web();
    assertThat(web).isEqualTo(WebSettings.DEFAULT);
    assertThat(web.isForThisMachine()).isTrue();
    assertThat(web.port()).isEqualTo(8735);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "'::'", "192.168.1.7", "'fe80::1'"})
  void addressThatOthersReach_needsAToken(String address) throws Exception {
    assertThatThrownBy(() -> read("web:\n  port: 8000\n  address: " + address + "\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("line 3, column 12")
        .hasMessageContaining("token-file: /etc/cratetag/web");
    assertThat(read("web: {address: " + address + ", token-file: /t}\n").web().isForThisMachine())
        .isFalse();
    assertThat(read("web: {enabled: no, address: " + address + "}\n").web().enabled()).isFalse();
  }

  @Test
  void addressAndToken_comeFromTheEnvironment() throws Exception {
    Configuration read =
        read("", Map.of("CRATETAG_WEB_ADDRESS", "0.0.0.0", "CRATETAG_WEB_TOKEN", "secret word"));
    assertThat(read.web().token()).contains(Secret.of("secret word"));
    assertThat(read.web()).asString().doesNotContain("secret word");
    assertThatThrownBy(() -> read("", Map.of("CRATETAG_WEB_ADDRESS", "0.0.0.0")))
        .hasMessageStartingWith("CRATETAG_WEB_ADDRESS: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nas", "1.2.3", "300.1.1.1", "'1:2'", "''", "224.0.0.1", "http://x"})
  void whatIsNoAddress_isRefusedWhereItStands(String address) {
    assertThatThrownBy(() -> read("web: {address: " + address + "}\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("line 1, column 16")
        .hasMessageContaining("127.0.0.1 or 0.0.0.0");
  }

  @Test
  void loopback_isKnownInAllItsForms() throws Exception {
    for (String address : List.of("127.0.0.1", "127.9.0.1", "'::1'", "localhost")) {
      assertThat(read("web: {address: " + address + "}\n").web().isForThisMachine()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/music/a/b.mp3, /srv/music/a/b.mp3",
    "/music, /srv/music",
    "/musical/a.mp3, /musical/a.mp3",
    "/music/dj/x.mp3, /srv/dj/x.mp3",
    "/music/djs/x.mp3, /srv/music/djs/x.mp3",
    "m:\\Music\\a\\b.mp3, /mnt/m/a/b.mp3",
    "/else/x.mp3, /else/x.mp3",
  })
  void pathOfASender_isWhatItIsHere(String sent, String here) throws Exception {
    WebSettings web =
        read("web: {paths: {/srv/music: /music/, /srv/dj: /music/dj, /mnt/m: 'M:\\Music'}}\n")
            .web();
    assertThat(web.pathHere(sent)).isEqualTo(here);
  }

  @Test
  void log_isReadWithItsWords() throws Exception {
    assertThat(read("log: {format: JSON, level: warn}\n").log())
        .isEqualTo(new LogSettings(LogSettings.Format.JSON, LogSettings.Level.WARN));
    assertThat(read("", Map.of("CRATETAG_LOG_FORMAT", "json")).log().format())
        .isEqualTo(LogSettings.Format.JSON);
    assertThat(read("").log()).isEqualTo(LogSettings.DEFAULT);
  }

  private Configuration read(String yaml) throws Exception {
    return read(yaml, Map.of());
  }

  private Configuration read(String yaml, Map<String, String> environment) throws Exception {
    Path file = Files.writeString(folder.resolve("config.yaml"), yaml);
    return Configuration.read(ConfigTree.read(file, environment));
  }
}
