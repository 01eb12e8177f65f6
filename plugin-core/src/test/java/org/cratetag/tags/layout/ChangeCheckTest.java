package org.cratetag.tags.layout;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.tags.OggFixtures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeCheckTest {
  @TempDir Path folder;
  private Path copy;

  @BeforeEach
  void setUp() {
    copy = folder.resolve("copy");
  }

  @ParameterizedTest
  @MethodSource("org.cratetag.fixture.AudioFixtures#tagged")
  void equalFiles_pass(AudioFormat format) throws Exception {
    Path file = AudioFixtures.file(folder, "a", format, 1);
    ChangeCheck.of(file).verify(Files.copy(file, copy), Set.of());
  }

  @ParameterizedTest
  @MethodSource("org.cratetag.fixture.AudioFixtures#tagged")
  void oneOtherAudioByte_isFound(AudioFormat format) throws Exception {
    Path file = AudioFixtures.file(folder, "a", format, 1);
    byte[] bytes = Files.readAllBytes(file);
    Layout.Extent audio = Layouts.read(file).audio().get(0);
    bytes[(int) (audio.offset() + audio.length() / 2)] ^= 1;
    Files.write(copy, bytes);
    ChangeCheck check = ChangeCheck.of(file);
    assertThatThrownBy(() -> check.verify(copy, Set.of()))
        .isInstanceOf(TrackException.class)
        .hasMessage("the audio would change");
  }

  @ParameterizedTest
  @MethodSource("org.cratetag.fixture.AudioFixtures#tagged")
  void otherTitle_isFound(AudioFormat format) throws Exception {
    Path file = AudioFixtures.file(folder, "a", format, 1);
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    int title = text.indexOf("Mix)");
    bytes[title < 0 ? text.indexOf("M\0i\0x\0)") : title] = 'm';
    if (text.startsWith("OggS")) {
      mendPage(bytes, text.lastIndexOf("OggS", title), text.indexOf("OggS", title));
    }
    Files.write(copy, bytes);
    ChangeCheck check = ChangeCheck.of(file);
    assertThatThrownBy(() -> check.verify(copy, Set.of()))
        .isInstanceOf(TrackException.class)
        .hasMessageStartingWith("would change");
  }

  private static void mendPage(byte[] bytes, int from, int end) {
    byte[] page = OggFixtures.withChecksum(Arrays.copyOfRange(bytes, from, end));
    System.arraycopy(page, 0, bytes, from, page.length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"OGG_VORBIS", "OPUS"})
  void otherPageLayoutOrTime_isFound(AudioFormat format) throws Exception {
    Path file = AudioFixtures.file(folder, "a", format, 1);
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    bytes[text.lastIndexOf("OggS") + 6] ^= 1;
    Files.write(copy, bytes);
    ChangeCheck check = ChangeCheck.of(file);
    assertThatThrownBy(() -> check.verify(copy, Set.of())).hasMessage("the audio would change");
  }
}
