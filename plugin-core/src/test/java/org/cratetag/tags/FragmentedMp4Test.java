package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cratetag.tags.TagFixtures.bytes;
import static org.cratetag.tags.TagFixtures.join;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cratetag.api.track.AudioFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MP4 files whose audio stands in fragments, as streams and recorders leave them. */
class FragmentedMp4Test {
  private static final byte[] AUDIO = TaggedFiles.noise(2_000);

  @TempDir Path folder;

  private static byte[] box(String type, byte[]... contents) {
    byte[] content = join(contents);
    return join(number(8 + content.length), bytes(type), content);
  }

  private static byte[] number(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  private static byte[] wide(long value) {
    return ByteBuffer.allocate(8).putLong(value).array();
  }

  private static byte[] movie(int... chunkOffsets) {
    byte[] offsets = new byte[0];
    for (int offset : chunkOffsets) {
      offsets = join(offsets, number(offset));
    }
    byte[] table = box("stco", number(0), number(chunkOffsets.length), offsets);
    byte[] track = box("trak", box("mdia", box("minf", box("stbl", table))));
    return box("moov", track, box("mvex", box("trex", new byte[24])));
  }

  /** A fragment that says where it is, with its audio behind it. */
  private static byte[] fragment(long at) {
    byte[] header = box("tfhd", number(1), number(1), wide(at));
    byte[] run = box("trun", number(1), number(1), number(100));
    return join(box("moof", box("mfhd", wide(1)), box("traf", header, run)), box("mdat", AUDIO));
  }

  private static byte[] index(int first, int second) {
    byte[] entries =
        join(number(0), number(first), bytes("\1\1\1"), number(9), number(second), bytes("\1\1\1"));
    byte[] table = box("tfra", number(0), number(1), number(0), number(2), entries);
    return box("mfra", table, box("mfro", number(0), number(table.length + 24)));
  }

  private static byte[] withFragments() {
    byte[] front = join(box("ftyp", bytes("iso5"), number(0)), movie());
    int second = front.length + fragment(0).length;
    return join(front, fragment(front.length), fragment(second), index(front.length, second));
  }

  private static int find(byte[] file, String type, int from) {
    int at = from;
    while (!new String(file, at + 4, 4, StandardCharsets.US_ASCII).equals(type)) {
      at++;
    }
    return at;
  }

  @Test
  void fragments_sayWhereTheyAre_afterTheTagsHaveMovedThem() throws Exception {
    Path file = Files.write(folder.resolve("a.m4a"), withFragments());
    byte[] now = new Mp3Case(folder, AudioFormat.M4A).append(file);
    ByteBuffer whole = ByteBuffer.wrap(now);
    int first = find(now, "moof", 0);
    int second = find(now, "moof", first + 1);
    assertThat(first).isGreaterThan(find(withFragments(), "moof", 0));
    assertThat(whole.getLong(find(now, "tfhd", first) + 16)).isEqualTo(first);
    assertThat(whole.getLong(find(now, "tfhd", second) + 16)).isEqualTo(second);
    int entries = find(now, "tfra", second) + 24;
    assertThat(whole.getInt(entries + 4)).isEqualTo(first);
    assertThat(whole.getInt(entries + 15)).isEqualTo(second);
  }

  @Test
  void chunkOutsideOfAllAudio_isRefused() throws Exception {
    byte[] damaged = join(box("ftyp", bytes("M4A "), number(0)), movie(5), box("mdat", AUDIO));
    Path file = Files.write(folder.resolve("a.m4a"), damaged);
    assertThat(new Mp3Case(folder, AudioFormat.M4A).tryAppend(file))
        .isEqualTo(
            new TagUpdate.Skipped("the MP4 file says that some audio is where there is none"));
  }

  @Test
  void fragmentOfADamagedLength_isRefused() throws Exception {
    byte[] damaged = withFragments();
    damaged[find(damaged, "tfhd", 0) + 3] = 9;
    Path file = Files.write(folder.resolve("a.m4a"), damaged);
    assertThat(new Mp3Case(folder, AudioFormat.M4A).tryAppend(file))
        .isEqualTo(new TagUpdate.Skipped("a damaged fragment in the MP4 file"));
  }
}
