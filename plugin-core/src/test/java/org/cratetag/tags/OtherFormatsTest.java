package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cratetag.tags.TagFixtures.CHANGE;
import static org.cratetag.tags.TagFixtures.bytes;
import static org.cratetag.tags.TagFixtures.found;
import static org.cratetag.tags.TagFixtures.join;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
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
import org.junit.jupiter.params.provider.MethodSource;

/** Formats besides the usual ones: WavPack, Musepack, DSF, True Audio, FLAC and Speex in Ogg. */
class OtherFormatsTest {
  @TempDir Path folder;

  private final InMemoryTagJournal journal = new InMemoryTagJournal();
  private final TagService service =
      new TagService(BuiltInWriters.list(Id3v23.NUL), journal, Clock.systemUTC());

  private AudioFile file(String name, AudioFormat format, byte[]... parts) throws Exception {
    Path path = Files.write(folder.resolve(name), join(parts));
    Files.setLastModifiedTime(path, FileTime.from(Instant.now().minusSeconds(3_600)));
    return found(path, format);
  }

  private TagUpdate tag(AudioFile file) {
    return service.update(file, current -> CHANGE, TagStyle.SERVER, 1);
  }

  private static byte[] dsf(byte[] data, byte[] tag) {
    ByteBuffer file = ByteBuffer.allocate(28 + 52 + 12 + data.length + tag.length);
    file.order(ByteOrder.LITTLE_ENDIAN);
    long end = file.capacity() - tag.length;
    file.put(bytes("DSD ")).putLong(28).putLong(file.capacity()).putLong(tag.length > 0 ? end : 0);
    file.put(bytes("fmt ")).putLong(52).putInt(1).putInt(0).putInt(1).putInt(1);
    file.putInt(2_822_400).putInt(1).putLong(8L * data.length).putInt(4_096).putInt(0);
    file.put(bytes("data")).putLong(12 + data.length).put(data).put(tag);
    return file.array();
  }

  private static byte[] id3v1() {
    ByteBuffer tag = ByteBuffer.allocate(128);
    tag.put(bytes("TAGTitle")).position(33);
    tag.put(bytes("Somebody")).position(127);
    return tag.put((byte) 17).array();
  }

  private static byte[] musepack() {
    return join(bytes("MPCK"), TaggedFiles.noise(9_000));
  }

  @Test
  void dsfWithoutTags_getsThemAtTheEndAndIsAsLongAsItSays() throws Exception {
    byte[] before = dsf(TaggedFiles.noise(8_192), new byte[0]);
    AudioFile file = file("a.dsf", AudioFormat.DSF, before);
    assertThat(tag(file)).isInstanceOf(TagUpdate.Written.class);
    byte[] now = Files.readAllBytes(file.path());
    ByteBuffer header = ByteBuffer.wrap(now).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(header.getLong(12)).isEqualTo(now.length);
    assertThat(header.getLong(20)).isEqualTo(before.length);
    assertThat(Arrays.copyOfRange(now, 28, before.length))
        .isEqualTo(Arrays.copyOfRange(before, 28, before.length));
    assertThat(service.read(file).get(TagField.GENRE)).isEqualTo(CHANGE.get(TagField.GENRE));
  }

  @Test
  void dsfThatIsCutOff_isLeftAlone() throws Exception {
    byte[] whole = dsf(TaggedFiles.noise(8_192), new byte[0]);
    AudioFile file = file("a.dsf", AudioFormat.DSF, Arrays.copyOf(whole, whole.length - 9));
    assertThat(tag(file))
        .isInstanceOfSatisfying(
            TagUpdate.Skipped.class, skipped -> assertThat(skipped.reason()).contains("cut off"));
  }

  @Test
  void musepackWithId3v1Alone_getsAnApeTagThatSaysTheSame() throws Exception {
    AudioFile file = file("a.mpc", AudioFormat.MUSEPACK, musepack(), id3v1());
    assertThat(service.read(file).get(TagField.GENRE)).containsExactly("Rock");
    TagValues tempo = TagValues.EMPTY.with(TagField.BPM, List.of("126"));
    assertThat(service.update(file, current -> tempo, TagStyle.SERVER, 1))
        .isInstanceOf(TagUpdate.Written.class);
    AudioFile now = found(file.path(), AudioFormat.MUSEPACK);
    assertThat(service.names(now).title()).contains("Title");
    assertThat(service.read(now).get(TagField.GENRE)).containsExactly("Rock");
    String text = new String(Files.readAllBytes(file.path()), StandardCharsets.ISO_8859_1);
    assertThat(text).contains("Artist\0Somebody", "Genre\0Rock").endsWith("\u0011");
  }

  @Test
  void fieldsOfATagThatHoldsNothingElse_canBeTakenOut() throws Exception {
    AudioFile file = file("a.mpc", AudioFormat.MUSEPACK, musepack());
    assertThat(tag(file)).isInstanceOf(TagUpdate.Written.class);
    TagValues none = TagValues.EMPTY;
    for (TagField field : TagField.values()) {
      none = none.with(field, List.of());
    }
    TagValues removal = none;
    AudioFile tagged = found(file.path(), AudioFormat.MUSEPACK);
    assertThat(service.update(tagged, current -> removal, TagStyle.SERVER, 1))
        .isInstanceOf(TagUpdate.Written.class);
    assertThat(service.read(found(file.path(), AudioFormat.MUSEPACK))).isEqualTo(TagValues.EMPTY);
  }

  @Test
  void monkeysAudioBehindId3v2_isLeftAloneWithAReason() throws Exception {
    byte[] front = TagFixtures.id3(3, List.of(TagFixtures.frame(3, "TIT2", bytes("\0T"))), 20);
    byte[] audio = join(bytes("MAC "), TaggedFiles.noise(5_000));
    AudioFile file = file("a.ape", AudioFormat.MONKEYS_AUDIO, front, audio);
    assertThat(tag(file))
        .isInstanceOfSatisfying(
            TagUpdate.Skipped.class, skipped -> assertThat(skipped.reason()).contains("ID3v2"));
  }

  @Test
  void formatWithoutTags_isLeftAloneAndNamesTheSidecar() throws Exception {
    AudioFile file = file("a.caf", AudioFormat.CAF, bytes("caff"), TaggedFiles.noise(500));
    assertThat(tag(file))
        .isInstanceOfSatisfying(
            TagUpdate.Skipped.class, skipped -> assertThat(skipped.reason()).contains("sidecar"));
  }

  static List<AudioFormat> encoded() {
    return AudioFixtures.tagged().subList(8, AudioFixtures.tagged().size());
  }

  @ParameterizedTest
  @MethodSource("encoded")
  void dressedFile_isTaggedAndGivenBackToTheByte(AudioFormat format) throws Exception {
    AudioFile file = TagFixtures.make(folder, format);
    byte[] before = Files.readAllBytes(file.path());
    assertThat(tag(file)).isInstanceOf(TagUpdate.Written.class);
    AudioFile now = found(file.path(), format);
    assertThat(service.read(now).get(TagField.GENRE)).isEqualTo(CHANGE.get(TagField.GENRE));
    for (byte[] piece : AudioFixtures.dress(format)) {
      assertThat(TagFixtures.contains(Files.readAllBytes(file.path()), piece)).isTrue();
    }
    new UndoService(service, journal, Clock.systemUTC()).undoRun(1, 2);
    assertThat(Files.readAllBytes(file.path())).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("encoded")
  void bareFile_isTaggedAndTaggedAgainWithoutAChange(AudioFormat format) throws Exception {
    Path path = AudioFixtures.bare(folder, "bare", format, 1);
    Files.setLastModifiedTime(path, FileTime.from(Instant.now().minusSeconds(3_600)));
    assertThat(tag(found(path, format))).isInstanceOf(TagUpdate.Written.class);
    assertThat(tag(found(path, format))).isInstanceOf(TagUpdate.Unchanged.class);
  }
}
