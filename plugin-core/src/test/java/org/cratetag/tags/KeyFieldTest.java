package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cratetag.tags.TagFixtures.bytes;
import static org.cratetag.tags.TagFixtures.found;
import static org.cratetag.tags.TagFixtures.join;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.tags.id3.Id3v23;
import org.cratetag.tags.undo.UndoService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where key and energy stand in each kind of tag, and what other programs call them. */
class KeyFieldTest {
  private static final TagValues KEY =
      TagValues.EMPTY.with(TagField.KEY, List.of("Ebm")).with(TagField.ENERGY, List.of("7"));

  @TempDir Path folder;

  private final InMemoryTagJournal journal = new InMemoryTagJournal();
  private final TagService service =
      new TagService(BuiltInWriters.list(Id3v23.NUL), journal, Clock.systemUTC());

  static List<AudioFormat> writable() {
    return AudioFixtures.writable();
  }

  @ParameterizedTest
  @MethodSource("writable")
  void both_areWrittenOnceReadAndGivenBackToTheByte(AudioFormat format) throws Exception {
    AudioFile file = TagFixtures.make(folder, format);
    byte[] before = Files.readAllBytes(file.path());
    TagUpdate update = service.update(file, current -> KEY, TagStyle.SERVER, 1);
    assertThat(update).isInstanceOf(TagUpdate.Written.class);
    AudioFile tagged = found(file.path(), format);
    assertThat(service.read(tagged).get(TagField.KEY)).containsExactly("Ebm");
    assertThat(service.read(tagged).get(TagField.ENERGY)).containsExactly("7");
    assertThat(service.update(tagged, current -> KEY, TagStyle.SERVER, 2))
        .isInstanceOf(TagUpdate.Unchanged.class);
    new UndoService(service, journal, Clock.systemUTC()).undoRun(1, 3);
    assertThat(Files.readAllBytes(file.path())).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({
    "mp3, TKEY, EnergyLevel",
    "flac, INITIALKEY=Ebm, ENERGYLEVEL=7",
    "ogg, INITIALKEY=Ebm, ENERGYLEVEL=7",
    "opus, INITIALKEY=Ebm, ENERGYLEVEL=7",
    "m4a, initialkey, ENERGYLEVEL",
    "wav, TKEY, EnergyLevel",
    "aiff, TKEY, EnergyLevel"
  })
  void bothStand_whereProgramsLookForThem(String suffix, String key, String energy)
      throws Exception {
    AudioFile file = TagFixtures.make(folder, format(suffix));
    service.update(file, current -> KEY, TagStyle.SERVER, 1);
    byte[] now = Files.readAllBytes(file.path());
    assertThat(new String(now, StandardCharsets.ISO_8859_1)).contains(key, energy);
  }

  @Test
  void bothAreWritten_inApeTags() throws Exception {
    AudioFile file = file("a.mpc", AudioFormat.MUSEPACK, bytes("MPCK"), TaggedFiles.noise(9_000));
    assertThat(service.update(file, current -> KEY, TagStyle.SERVER, 1))
        .isInstanceOf(TagUpdate.Written.class);
    String now = new String(Files.readAllBytes(file.path()), StandardCharsets.ISO_8859_1);
    assertThat(now).contains("KEY\0Ebm", "EnergyLevel\0007");
  }

  @ParameterizedTest
  @ValueSource(strings = {"INITIALKEY", "Initial Key", "key", "TKEY"})
  void keyUnderAnotherName_isReadWhereTheFrameIsMissing(String name) throws Exception {
    byte[] frame = TagFixtures.frame(3, "TXXX", bytes("\0" + name + "\0008A"));
    byte[] tag = TagFixtures.id3(3, List.of(frame), 40);
    AudioFile file = file("a.mp3", AudioFormat.MP3, tag, TagFixtures.withoutId3(mp3()));
    assertThat(service.read(file).get(TagField.KEY)).containsExactly("8A");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EnergyLevel", "ENERGYLEVEL", "Energy"})
  void energyUnderAnotherSpelling_isRead(String name) throws Exception {
    byte[] frame = TagFixtures.frame(3, "TXXX", bytes("\0" + name + "\0006"));
    byte[] tag = TagFixtures.id3(3, List.of(frame), 40);
    AudioFile file = file("a.mp3", AudioFormat.MP3, tag, TagFixtures.withoutId3(mp3()));
    assertThat(service.read(file).get(TagField.ENERGY)).containsExactly("6");
  }

  private Path mp3() throws Exception {
    return TagFixtures.make(Files.createDirectories(folder.resolve("made")), AudioFormat.MP3)
        .path();
  }

  private AudioFile file(String name, AudioFormat format, byte[]... parts) throws Exception {
    Path path = Files.write(folder.resolve(name), join(parts));
    Files.setLastModifiedTime(path, FileTime.from(Instant.now().minusSeconds(3_600)));
    return found(path, format);
  }

  private static AudioFormat format(String suffix) {
    return AudioFormat.builtIn().stream()
        .filter(each -> each.suffix().equals(suffix))
        .findFirst()
        .orElseThrow();
  }
}
