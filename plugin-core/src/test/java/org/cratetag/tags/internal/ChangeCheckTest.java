package org.cratetag.tags.internal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.cratetag.api.AudioFormat;
import org.cratetag.api.TagException;
import org.cratetag.fixture.AudioFixtures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChangeCheckTest {
  @TempDir Path folder;
  private Path copy;

  @BeforeEach
  void setUp() {
    copy = folder.resolve("copy");
  }

  @ParameterizedTest
  @EnumSource(value = AudioFormat.class, names = "OPUS", mode = EnumSource.Mode.EXCLUDE)
  void equalFiles_pass(AudioFormat format) throws Exception {
    Path file = AudioFixtures.file(folder, "a", format, 1);
    ChangeCheck.of(file).verify(Files.copy(file, copy), Set.of());
  }

  @ParameterizedTest
  @EnumSource(value = AudioFormat.class, names = "OPUS", mode = EnumSource.Mode.EXCLUDE)
  void oneOtherAudioByte_isFound(AudioFormat format) throws Exception {
    Path file = AudioFixtures.file(folder, "a", format, 1);
    byte[] bytes = Files.readAllBytes(file);
    Layout.Extent audio = Layouts.read(file).audio().get(0);
    bytes[(int) (audio.offset() + audio.length() / 2)] ^= 1;
    Files.write(copy, bytes);
    ChangeCheck check = ChangeCheck.of(file);
    assertThatThrownBy(() -> check.verify(copy, Set.of()))
        .isInstanceOf(TagException.class)
        .hasMessage("the audio would change");
  }

  @ParameterizedTest
  @EnumSource(
      value = AudioFormat.class,
      names = {"OPUS", "WAV"},
      mode = EnumSource.Mode.EXCLUDE)
  void otherTitle_isFound(AudioFormat format) throws Exception {
    Path file = AudioFixtures.file(folder, "a", format, 1);
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    int title = text.indexOf("Chord");
    bytes[title < 0 ? text.indexOf("C\0h\0o\0r\0d") : title] = 'c';
    Files.write(copy, bytes);
    ChangeCheck check = ChangeCheck.of(file);
    assertThatThrownBy(() -> check.verify(copy, Set.of()))
        .isInstanceOf(TagException.class)
        .hasMessageStartingWith("would change");
  }

  @Test
  void otherPageLayoutOrTime_isFound() throws Exception {
    Path file = AudioFixtures.file(folder, "a", AudioFormat.OGG_VORBIS, 1);
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    bytes[text.lastIndexOf("OggS") + 6] ^= 1;
    Files.write(copy, bytes);
    ChangeCheck check = ChangeCheck.of(file);
    assertThatThrownBy(() -> check.verify(copy, Set.of())).hasMessage("the audio would change");
  }
}
