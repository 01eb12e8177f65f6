package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.tags.layout.AudioKey;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The key of a file's audio, through changes of its tags and of its bytes. */
class AudioKeyTest {
  private static final int MUTANTS = 60;

  @TempDir Path folder;

  static Stream<AudioFormat> formats() {
    return AudioFixtures.writable().stream();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void changedTags_keepTheKey_otherAudioHasAnother(AudioFormat format) throws Exception {
    Path file = AudioFixtures.file(folder, "a", format, 2);
    Path longer = AudioFixtures.file(folder, "b", format, 2.5);
    String before = AudioKey.of(file, format);
    assertThat(AudioKey.of(longer, format)).isNotEqualTo(before);

    byte[] untagged = Files.readAllBytes(file);
    TagValues change =
        new TagValues(
            Map.of(TagField.GENRE, List.of("House ".repeat(300)), TagField.BPM, List.of("126")));
    TagUpdate update =
        new TagService(BuiltInWriters.list(), new InMemoryTagJournal(), Clock.systemUTC())
            .update(
                new AudioFile(
                    file, format, Files.size(file), Files.getLastModifiedTime(file).toInstant()),
                current -> change,
                TagStyle.SERVER,
                1);
    assertThat(update).isInstanceOf(TagUpdate.Written.class);
    assertThat(Files.readAllBytes(file)).isNotEqualTo(untagged);
    assertThat(AudioKey.of(file, format)).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("formats")
  void damagedFiles_haveAKeyAndNoFault(AudioFormat format) throws Exception {
    byte[] whole = AudioFixtures.bytes(folder, format, 0.5);
    Path file = folder.resolve("mutant");
    for (int mutant = 0; mutant < MUTANTS; mutant++) {
      Files.write(file, new Mutation(1_000L + mutant).of(whole));
      assertThat(AudioKey.of(file, format)).hasSize(32);
    }
  }
}
