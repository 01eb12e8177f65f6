package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cratetag.tags.TagFixtures.CHANGE;
import static org.cratetag.tags.TagFixtures.bytes;
import static org.cratetag.tags.TagFixtures.contains;
import static org.cratetag.tags.TagFixtures.found;
import static org.cratetag.tags.TagFixtures.frame;
import static org.cratetag.tags.TagFixtures.id3;
import static org.cratetag.tags.TagFixtures.join;
import static org.cratetag.tags.TagFixtures.make;
import static org.cratetag.tags.TagFixtures.withoutId3;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UntouchedFramesTest {
  @TempDir Path folder;

  private final TagService tags =
      new TagService(BuiltInWriters.list(), new InMemoryTagJournal(), Clock.systemUTC());

  private byte[] update(Path path, AudioFormat format, TagStyle style) throws Exception {
    AudioFile file = found(path, format);
    assertThat(tags.update(file, current -> CHANGE, style, 1))
        .isInstanceOf(TagUpdate.Written.class);
    assertThat(tags.read(file).get(TagField.GROUPING)).isEqualTo(CHANGE.get(TagField.GROUPING));
    return Files.readAllBytes(path);
  }

  private Path mp3(byte[]... before) throws Exception {
    byte[] audio = withoutId3(make(folder, AudioFormat.MP3).path());
    return Files.write(folder.resolve("a.mp3"), join(join(before), audio));
  }

  @Test
  void foreignFrames_stayByteForByte() throws Exception {
    List<byte[]> frames = TagFixtures.foreignFrames(4);
    byte[] now = update(mp3(id3(4, frames, 50)), AudioFormat.MP3, TagStyle.SERVER);
    assertThat(now[3]).isEqualTo((byte) 4);
    assertThat(contains(now, join(frames.toArray(byte[][]::new)))).isTrue();
  }

  @Test
  void paddingThatIsLargeEnough_keepsTheAudioWhereItIs() throws Exception {
    Path path = mp3(id3(4, List.of(frame(4, "TIT2", bytes("\0Title"))), 2_000));
    long size = Files.size(path);
    assertThat(update(path, AudioFormat.MP3, TagStyle.SERVER)).hasSize((int) size);
  }

  @Test
  void severalValues_areSeparatedByNul() throws Exception {
    byte[] now = update(mp3(id3(4, List.of(), 10)), AudioFormat.MP3, TagStyle.SERVER);
    assertThat(contains(now, frame(4, "TCON", bytes("\0Electronic\0Tech House")))).isTrue();
  }

  @Test
  void fileWithoutATag_getsTheVersionOfItsReaders() throws Exception {
    assertThat(update(mp3(), AudioFormat.MP3, TagStyle.SERVER)[3]).isEqualTo((byte) 4);
    assertThat(update(mp3(), AudioFormat.MP3, TagStyle.DJ)[3]).isEqualTo((byte) 3);
  }

  @Test
  void version22_isKept() throws Exception {
    byte[] title = bytes("TT2\0\0\6\0Title");
    byte[] genre = bytes("TCO\0\0\5\0(18)");
    Path path = mp3(id3(2, List.of(title, genre), 10));
    assertThat(tags.read(found(path, AudioFormat.MP3)).get(TagField.GENRE))
        .containsExactly("Techno");
    byte[] now = update(path, AudioFormat.MP3, TagStyle.SERVER);
    assertThat(now[3]).isEqualTo((byte) 2);
    assertThat(contains(now, title)).isTrue();
  }

  @Test
  void unsynchronisedTag_isReadAndItsFramesKept() throws Exception {
    byte[] plain = frame(3, "PRIV", bytes("owner\0\u00ff\0\u00ff\u00e0x"));
    byte[] stored = frame(3, "PRIV", bytes("owner\0\u00ff\0\0\u00ff\0\u00e0x"));
    stored[7] = plain[7]; // the size counts the plain content
    byte[] tag = id3(3, List.of(stored), 10);
    tag[5] = (byte) 0x80;
    byte[] now = update(mp3(tag), AudioFormat.MP3, TagStyle.SERVER);
    assertThat(contains(now, plain)).isTrue();
  }

  @Test
  void infoGenreOfWav_isReadAndKeptEqual() throws Exception {
    Path path = make(folder, AudioFormat.WAV).path();
    byte[] list = bytes("LIST\34\0\0\0INFOIGNR\5\0\0\0Rock\0\0ICMT\2\0\0\0x\0");
    byte[] wav = Files.readAllBytes(path);
    byte[] with = join(Arrays.copyOf(wav, 12), list, Arrays.copyOfRange(wav, 12, wav.length));
    ByteBuffer.wrap(with).order(ByteOrder.LITTLE_ENDIAN).putInt(4, with.length - 8);
    Files.write(path, with);
    assertThat(tags.read(found(path, AudioFormat.WAV)).get(TagField.GENRE)).contains("Rock");
    byte[] now = update(path, AudioFormat.WAV, TagStyle.SERVER);
    assertThat(contains(now, bytes("IGNR\27\0\0\0Electronic; Tech House\0"))).isTrue();
    assertThat(contains(now, bytes("ICMT\2\0\0\0x\0"))).isTrue();
  }

  @Test
  void infoListOfWavWithoutAGenre_getsIt() throws Exception {
    Path path = make(folder, AudioFormat.WAV).path();
    byte[] list = bytes("LIST\16\0\0\0INFOICMT\2\0\0\0x\0");
    byte[] wav = Files.readAllBytes(path);
    byte[] with = join(Arrays.copyOf(wav, 12), list, Arrays.copyOfRange(wav, 12, wav.length));
    ByteBuffer.wrap(with).order(ByteOrder.LITTLE_ENDIAN).putInt(4, with.length - 8);
    Files.write(path, with);
    byte[] now = update(path, AudioFormat.WAV, TagStyle.SERVER);
    assertThat(contains(now, bytes("INFOICMT\2\0\0\0x\0IGNR\27\0\0\0Electronic; Tech House\0")))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"FLAC", "OGG_VORBIS", "OPUS", "M4A", "WMA"})
  void severalGenresThatAreThere_areAllReadAndReplaced(AudioFormat format) throws Exception {
    AudioFile file = make(folder, format);
    List<String> many = new ArrayList<>(List.of("Éins", "Zwei", "Drei ✓"));
    TagUpdate first =
        tags.update(file, c -> TagValues.EMPTY.with(TagField.GENRE, many), TagStyle.SERVER, 1);
    AudioFile now = ((TagUpdate.Written) first).file();
    assertThat(tags.read(now).get(TagField.GENRE)).isEqualTo(many);
    many.remove(1);
    tags.update(now, c -> TagValues.EMPTY.with(TagField.GENRE, many), TagStyle.SERVER, 1);
    assertThat(tags.read(now).get(TagField.GENRE)).isEqualTo(many);
  }
}
