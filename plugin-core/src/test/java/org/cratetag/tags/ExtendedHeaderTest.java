package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cratetag.tags.TagFixtures.CHANGE;
import static org.cratetag.tags.TagFixtures.bytes;
import static org.cratetag.tags.TagFixtures.found;
import static org.cratetag.tags.TagFixtures.frame;
import static org.cratetag.tags.TagFixtures.join;
import static org.cratetag.tags.TagFixtures.make;
import static org.cratetag.tags.TagFixtures.withoutId3;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagStyle;
import org.cratetag.tags.undo.UndoService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Extended headers of ID3v2 are kept, and say what is true of the new frames. */
class ExtendedHeaderTest {
  private static final int HEADER_BYTES = 10;

  @TempDir Path folder;

  private final InMemoryTagJournal journal = new InMemoryTagJournal();
  private final TagService tags = new TagService(BuiltInWriters.list(), journal, Clock.systemUTC());

  private Path mp3(byte[] tag) throws Exception {
    byte[] audio = withoutId3(make(folder, AudioFormat.MP3).path());
    return Files.write(folder.resolve("a.mp3"), join(tag, audio));
  }

  private TagUpdate update(Path path) throws Exception {
    return tags.update(found(path, AudioFormat.MP3), any -> CHANGE, TagStyle.SERVER, 1);
  }

  private static List<byte[]> frames(int version) {
    // The zero at the end could be taken for padding.
    return List.of(frame(version, "TIT2", bytes("\0Title")), frame(version, "PCNT", new byte[4]));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 40, 900})
  void version23_keepsItWithTheNewPaddingAndChecksum(int padding) throws Exception {
    Path path = mp3(Id3Frames.extended(3, frames(3), padding));
    byte[] old = Files.readAllBytes(path);
    assertThat(update(path)).isInstanceOf(TagUpdate.Written.class);

    byte[] now = Files.readAllBytes(path);
    assertThat(now[5]).isEqualTo((byte) 0x40);
    ByteBuffer extended = ByteBuffer.wrap(now, HEADER_BYTES, 14).slice();
    assertThat(extended.getInt(0)).isEqualTo(10);
    assertThat(extended.getShort(4)).isEqualTo((short) 0x8000);
    int start = HEADER_BYTES + 14;
    int end = HEADER_BYTES + Id3Frames.synchsafe(now, 6) - extended.getInt(6);
    assertThat(extended.getInt(10)).isEqualTo((int) crc(now, start, end));
    undo(path, old);
  }

  @Test
  void version24_keepsItWithTheNewChecksum() throws Exception {
    Path path = mp3(Id3Frames.extended(4, frames(4), 7));
    byte[] old = Files.readAllBytes(path);
    assertThat(update(path)).isInstanceOf(TagUpdate.Written.class);

    byte[] now = Files.readAllBytes(path);
    byte[] extended = Arrays.copyOfRange(now, HEADER_BYTES, HEADER_BYTES + 13);
    assertThat(Arrays.copyOf(extended, 8)).containsExactly(0, 0, 0, 13, 1, 0x60, 0, 5);
    long stored = 0;
    for (int i = 8; i < 13; i++) {
      stored = stored << 7 | extended[i];
    }
    int end = HEADER_BYTES + Id3Frames.synchsafe(now, 6);
    assertThat(stored).isEqualTo(crc(now, HEADER_BYTES + 13, end));
    undo(path, old);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4})
  void wrongChecksum_isADamagedTag(int version) throws Exception {
    byte[] tag = Id3Frames.extended(version, frames(version), 30);
    tag[HEADER_BYTES + 14 + HEADER_BYTES + 3] ^= 1;
    assertThat(update(mp3(tag)))
        .isEqualTo(new TagUpdate.Skipped("the checksum of the ID3v2 tag is wrong"));
  }

  @Test
  void tagThatRestrictsItself_isLeftAlone() throws Exception {
    byte[] extended = {0, 0, 0, 8, 1, 0x10, 1, 0};
    byte[] tag = TagFixtures.id3(4, List.of(extended, frames(4).get(0)), 5);
    tag[5] = 0x40;
    assertThat(update(mp3(tag)))
        .isEqualTo(new TagUpdate.Skipped("the ID3v2 tag forbids to be enlarged (restrictions)"));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4})
  void flagWithoutTheHeader_isNoHeader(int version) throws Exception {
    byte[] tag = TagFixtures.id3(version, frames(version), 5);
    tag[5] = 0x40;
    Path path = mp3(tag);
    assertThat(update(path)).isInstanceOf(TagUpdate.Written.class);
    assertThat(Files.readAllBytes(path)[5]).isZero();
  }

  private void undo(Path path, byte[] old) throws Exception {
    new UndoService(tags, journal, Clock.systemUTC()).undoPaths(List.of(path), 2);
    assertThat(Files.readAllBytes(path)).isEqualTo(old);
  }

  private static long crc(byte[] bytes, int from, int end) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, end - from);
    return crc.getValue();
  }
}
