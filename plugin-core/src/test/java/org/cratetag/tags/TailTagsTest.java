package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cratetag.tags.TagFixtures.bytes;
import static org.cratetag.tags.TagFixtures.contains;
import static org.cratetag.tags.TagFixtures.found;
import static org.cratetag.tags.TagFixtures.id3;
import static org.cratetag.tags.TagFixtures.join;
import static org.cratetag.tags.TagFixtures.make;
import static org.cratetag.tags.TagFixtures.withoutId3;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;
import org.cratetag.tags.undo.UndoService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** ID3v1 and APE tags behind the audio of mp3 files. */
class TailTagsTest {
  private static final TagValues TEMPO = TagValues.EMPTY.with(TagField.BPM, List.of("126"));
  private static final TagValues GENRES =
      TagValues.EMPTY.with(TagField.GENRE, List.of("House", "Tech House"));
  private static final int ROCK = 17;
  private static final int HOUSE = 35;

  @TempDir Path folder;

  private final InMemoryTagJournal journal = new InMemoryTagJournal();
  private final TagService tags = new TagService(BuiltInWriters.list(), journal, Clock.systemUTC());

  private Path mp3(byte[] front, byte[]... behind) throws Exception {
    byte[] audio = withoutId3(make(folder, AudioFormat.MP3).path());
    return Files.write(folder.resolve("a.mp3"), join(front, audio, join(behind)));
  }

  private byte[] update(Path path, TagValues change, TagStyle style) throws Exception {
    AudioFile file = found(path, AudioFormat.MP3);
    assertThat(tags.update(file, current -> change, style, 1))
        .isInstanceOf(TagUpdate.Written.class);
    return Files.readAllBytes(path);
  }

  private static byte[] id3v1(int genre) {
    byte[] tag = Arrays.copyOf(bytes("TAGLa Mer"), 128);
    System.arraycopy(bytes("Ren\u00e9e"), 0, tag, 33, 5);
    System.arraycopy(bytes("1994"), 0, tag, 93, 4);
    System.arraycopy(bytes("live"), 0, tag, 97, 4);
    tag[126] = 7;
    tag[127] = (byte) genre;
    return tag;
  }

  static byte[] ape(boolean header, String... keysAndTexts) {
    byte[] items = new byte[0];
    for (int i = 0; i < keysAndTexts.length; i += 2) {
      byte[] text = keysAndTexts[i + 1].getBytes(StandardCharsets.UTF_8);
      ByteBuffer head = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
      items = join(items, head.putInt(text.length).array(), bytes(keysAndTexts[i] + "\0"), text);
    }
    int flags = header ? 1 << 31 : 0;
    byte[] end = apeEnd(items.length, keysAndTexts.length / 2, flags);
    return header
        ? join(apeEnd(items.length, keysAndTexts.length / 2, flags | 1 << 29), items, end)
        : join(items, end);
  }

  private static byte[] apeEnd(int length, int count, int flags) {
    ByteBuffer end = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
    return end.put(bytes("APETAGEX"))
        .putInt(2_000)
        .putInt(length + 32)
        .putInt(count)
        .putInt(flags)
        .array();
  }

  @Test
  void genreOfId3v1_isKnown_unlessItSaysNothing() throws Exception {
    Path path = mp3(new byte[0], id3v1(ROCK));
    assertThat(tags.read(found(path, AudioFormat.MP3)).get(TagField.GENRE)).containsExactly("Rock");
    path = mp3(new byte[0], id3v1(12));
    assertThat(tags.read(found(path, AudioFormat.MP3)).get(TagField.GENRE)).isEmpty();
    path = mp3(new byte[0], ape(true, "GENRE", "Pop\0Rock"), id3v1(ROCK));
    assertThat(tags.read(found(path, AudioFormat.MP3)).get(TagField.GENRE))
        .containsExactly("Pop", "Rock");
  }

  @ParameterizedTest
  @EnumSource(TagStyle.class)
  void newTag_saysWhatId3v1Said(TagStyle style) throws Exception {
    Path path = mp3(new byte[0], id3v1(ROCK));
    byte[] old = Files.readAllBytes(path);
    byte[] now = update(path, TEMPO, style);
    assertThat(Arrays.copyOfRange(now, now.length - 128, now.length)).isEqualTo(id3v1(ROCK));
    byte[] front = Arrays.copyOf(now, now.length - old.length);
    boolean dj = style == TagStyle.DJ;
    for (String frame : List.of("TIT2", "TPE1", dj ? "TYER" : "TDRC", "TRCK", "COMM", "TCON")) {
      assertThat(contains(front, bytes(frame))).as(frame).isTrue();
    }
    assertThat(contains(front, bytes("La Mer"))).isTrue();
    assertThat(contains(front, bytes("TALB"))).isFalse();
    assertThat(contains(front, bytes("\0Ren\u00e9e"))).isTrue();
    new UndoService(tags, journal, Clock.systemUTC()).undoRun(1, 2);
    assertThat(Files.readAllBytes(path)).isEqualTo(old);
  }

  @Test
  void genresBehindTheAudio_areKeptEqual_andAllElseStays() throws Exception {
    for (boolean header : List.of(true, false)) {
      byte[] ape = ape(header, "Genre", "Rock", "Artist", "Ren\u00e9e", "REPLAYGAIN", "-3 dB");
      Path path = mp3(id3(3, TagFixtures.foreignFrames(3), 0), ape, id3v1(ROCK));
      byte[] old = Files.readAllBytes(path);
      byte[] now = update(path, GENRES, TagStyle.SERVER);
      byte[] wanted =
          join(
              ape(
                  header,
                  "Genre",
                  "House\0Tech House",
                  "Artist",
                  "Ren\u00e9e",
                  "REPLAYGAIN",
                  "-3 dB"),
              id3v1(HOUSE));
      assertThat(Arrays.copyOfRange(now, now.length - wanted.length, now.length)).isEqualTo(wanted);
      new UndoService(tags, journal, Clock.systemUTC()).undoPaths(List.of(path), 2);
      assertThat(Files.readAllBytes(path)).isEqualTo(old);
    }
  }

  @Test
  void tagsBehindTheAudioWithoutAGenre_stayByteForByte() throws Exception {
    byte[] tail = join(ape(true, "Artist", "Ren\u00e9e", "MP3GAIN_MINMAX", "1,2"), id3v1(255));
    byte[] now = update(mp3(id3(4, List.of(), 9), tail), GENRES, TagStyle.SERVER);
    assertThat(Arrays.copyOfRange(now, now.length - tail.length, now.length)).isEqualTo(tail);
  }

  @Test
  void apeTagThatDoesNotParse_stays() throws Exception {
    byte[] ape = ape(false, "Genre", "Rock");
    ape[0] = 99;
    Path path = mp3(id3(3, List.of(), 9), ape);
    assertThat(tags.read(found(path, AudioFormat.MP3)).get(TagField.GENRE)).isEmpty();
    byte[] now = update(path, GENRES, TagStyle.SERVER);
    assertThat(Arrays.copyOfRange(now, now.length - ape.length, now.length)).isEqualTo(ape);
  }

  @Test
  void removedGenre_isGoneEverywhere() throws Exception {
    Path path = mp3(new byte[0], ape(true, "Genre", "Rock"), id3v1(ROCK));
    byte[] now = update(path, TagValues.EMPTY.with(TagField.GENRE, List.of()), TagStyle.SERVER);
    assertThat(tags.read(found(path, AudioFormat.MP3)).get(TagField.GENRE)).isEmpty();
    assertThat(now[now.length - 1]).isEqualTo((byte) 255);
  }

  @Test
  void id3v1_getsTheLastGenreThatHasANumber_alsoOfOneText() throws Exception {
    Path path = mp3(new byte[0], id3v1(8));
    TagValues joined = TagValues.EMPTY.with(TagField.GENRE, List.of("Rock / House / Tekkno"));
    byte[] now = update(path, joined, TagStyle.DJ);
    assertThat(now[now.length - 1]).isEqualTo((byte) HOUSE);
  }
}
