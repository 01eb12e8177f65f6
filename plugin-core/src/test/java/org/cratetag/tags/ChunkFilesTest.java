package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cratetag.tags.TagFixtures.bytes;
import static org.cratetag.tags.TagFixtures.contains;
import static org.cratetag.tags.TagFixtures.frame;
import static org.cratetag.tags.TagFixtures.id3;
import static org.cratetag.tags.TagFixtures.join;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WAV and AIFF files whose lists and sizes are not what the standard asks for. */
class ChunkFilesTest {
  private static final byte[] FORMAT = bytes("\1\0\1\0\u0040\u001f\0\0\u0080\u003e\0\0\2\0\20\0");
  private static final byte[] SAMPLES = TaggedFiles.noise(6_000);

  @TempDir Path folder;

  private static byte[] chunk(ByteOrder order, String id, byte[] content) {
    byte[] length = ByteBuffer.allocate(4).order(order).putInt(content.length).array();
    return join(bytes(id), length, content, new byte[content.length & 1]);
  }

  private static byte[] little(String id, byte[] content) {
    return chunk(ByteOrder.LITTLE_ENDIAN, id, content);
  }

  private static byte[] info(String... idsAndTexts) {
    byte[] list = bytes("INFO");
    for (int i = 0; i < idsAndTexts.length; i += 2) {
      list = join(list, little(idsAndTexts[i], bytes(idsAndTexts[i + 1] + "\0")));
    }
    return little("LIST", list);
  }

  private Path wav(int sizeIsOffBy, byte[]... behind) throws Exception {
    byte[] body =
        join(bytes("WAVE"), little("fmt ", FORMAT), little("data", SAMPLES), join(behind));
    return file(body.length + sizeIsOffBy, body);
  }

  private Path file(int size, byte[] body) throws Exception {
    byte[] length = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(size).array();
    return Files.write(folder.resolve("a.wav"), join(bytes("RIFF"), length, body));
  }

  private Mp3Case test() {
    return new Mp3Case(folder, AudioFormat.WAV);
  }

  private static int sizeOf(byte[] riff) {
    return ByteBuffer.wrap(riff).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
  }

  private static byte[] wide(long value) {
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
  }

  @ParameterizedTest
  @ValueSource(strings = {"RF64", "BW64"})
  void longWav_keepsItsSizesInItsFirstChunk(String kind) throws Exception {
    byte[] sizes = join(wide(0), wide(SAMPLES.length), wide(SAMPLES.length / 2), new byte[4]);
    byte[] audio = little("data", SAMPLES);
    byte[] endless = bytes("\u00ff\u00ff\u00ff\u00ff");
    System.arraycopy(endless, 0, audio, 4, 4);
    byte[] body = join(bytes("WAVE"), little("ds64", sizes), little("fmt ", FORMAT), audio);
    Path file = Files.write(folder.resolve("a.wav"), join(bytes(kind), endless, body));
    byte[] now = test().append(file);
    ByteBuffer whole = ByteBuffer.wrap(now).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(whole.getInt(4)).isEqualTo(-1);
    assertThat(whole.getLong(20)).isEqualTo(now.length - 8);
    assertThat(whole.getLong(28)).isEqualTo(SAMPLES.length);
    assertThat(contains(now, bytes("Techno"))).isTrue();
  }

  @Test
  void emptyId3Chunk_isFilled() throws Exception {
    byte[] now = test().append(wav(0, little("ID3 ", new byte[0])));
    assertThat(new String(now, StandardCharsets.ISO_8859_1).split("ID3 ")).hasSize(2);
    assertThat(sizeOf(now)).isEqualTo(now.length - 8);
  }

  @Test
  void secondChunkOfAudio_stays() throws Exception {
    byte[] now = test().append(wav(0, little("data", SAMPLES)));
    assertThat(contains(now, join(SAMPLES, little("data", SAMPLES)))).isTrue();
  }

  @Test
  void newId3Chunk_saysWhatTheListSays() throws Exception {
    Path file = wav(0, info("INAM", "Title", "IART", "Artist", "IPRD", "Album", "ICRD", "2001"));
    byte[] now = test().append(file);
    for (byte[] taken :
        List.of(
            frame(4, "TIT2", bytes("\0Title")),
            frame(4, "TPE1", bytes("\0Artist")),
            frame(4, "TALB", bytes("\0Album")),
            frame(4, "TDRC", bytes("\0" + "2001")))) {
      assertThat(contains(now, taken)).as(new String(taken)).isTrue();
    }
  }

  @Test
  void genresOfTwoLists_areBothPresentAndStay() throws Exception {
    Path file = wav(0, info("IGNR", "House"), info("IGNR", "Acid"));
    assertThat(test().read(file).get(TagField.GENRE)).containsExactly("House", "Acid");
    byte[] now = test().append(file);
    assertThat(contains(now, bytes("House; Acid; Techno"))).isTrue();
    assertThat(contains(now, bytes("Acid; House; Techno"))).isTrue();
  }

  @Test
  void genreOfAnyCodePage_keepsItsBytes() throws Exception {
    byte[] now = test().append(wav(0, info("IGNR", "\u00b5\u00e7\u00d7\u00d3")));
    assertThat(contains(now, bytes("IGNR\15\0\0\0\u00b5\u00e7\u00d7\u00d3; Techno\0"))).isTrue();
    assertThat(contains(now, bytes("\0\u00b5\u00e7\u00d7\u00d3\0Techno"))).isTrue();
  }

  @Test
  void genreInWideLetters_keepsItsBytes() throws Exception {
    String wide =
        new String("House".getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
    byte[] list = info("IGNR", wide + "\0");
    byte[] now = test().append(wav(0, list));
    assertThat(contains(now, list)).isTrue();
    assertThat(contains(now, bytes("\0House\0Techno"))).isTrue();
  }

  @Test
  void id3ChunkBehindTheCountedEnd_isReadChangedAndCounted() throws Exception {
    byte[] tag =
        id3(4, List.of(frame(4, "TIT2", bytes("\0Old")), frame(4, "TCON", bytes("\0House"))), 40);
    byte[] chunk = little("id3 ", tag);
    Path file = wav(-chunk.length, chunk);
    assertThat(test().read(file).get(TagField.GENRE)).containsExactly("House");
    byte[] now = test().append(file);
    assertThat(contains(now, bytes("\0House\0Techno"))).isTrue();
    assertThat(contains(now, frame(4, "TIT2", bytes("\0Old")))).isTrue();
    assertThat(new String(now, StandardCharsets.ISO_8859_1).split("id3 ")).hasSize(2);
    assertThat(sizeOf(now)).isEqualTo(now.length - 8);
  }

  @Test
  void sizeThatIsAFewBytesOff_isMadeRight() throws Exception {
    for (int off : new int[] {8, -16, -1 - 12_000}) {
      byte[] now = test().append(wav(off));
      assertThat(sizeOf(now)).as("%d", off).isEqualTo(now.length - 8);
    }
  }

  @Test
  void audioWithoutALength_getsItsLength() throws Exception {
    for (int length : new int[] {0, -1}) {
      byte[] head = little("data", new byte[0]);
      ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).putInt(4, length);
      byte[] body = join(bytes("WAVE"), little("fmt ", FORMAT), head, SAMPLES);
      byte[] now = test().append(file(length == 0 ? 36 : -1, body));
      assertThat(contains(now, join(little("data", SAMPLES), bytes("id3 ")))).isTrue();
    }
  }

  @Test
  void fileWithoutAudio_isLeftAlone() throws Exception {
    byte[] body = join(bytes("WAVE"), little("fmt ", FORMAT), little("data", new byte[0]));
    assertThat(test().tryAppend(file(body.length, body)))
        .isEqualTo(new TagUpdate.Skipped("no audio in the file"));
  }

  @Test
  void fileWhoseFirstChunkHasNoName_isLeftAlone() throws Exception {
    byte[] body = join(bytes("WAVE"), little("    ", FORMAT), little("data", SAMPLES));
    assertThat(test().tryAppend(file(body.length, body))).isInstanceOf(TagUpdate.Skipped.class);
  }

  @Test
  void audioThatWasCutOff_isLeftAlone() throws Exception {
    byte[] head = little("data", new byte[0]);
    ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).putInt(4, SAMPLES.length + 5_000);
    byte[] body = join(bytes("WAVE"), little("fmt ", FORMAT), head, SAMPLES);
    assertThat(test().tryAppend(file(body.length + 5_000, body)))
        .isInstanceOf(TagUpdate.Skipped.class);
  }

  @Test
  void chunkThatFollowsAnOddOneWithoutPadding_isFound() throws Exception {
    byte[] odd = TaggedFiles.noise(5_001);
    byte[] data = little("data", odd);
    byte[] unpadded = java.util.Arrays.copyOf(data, data.length - 1);
    byte[] body = join(bytes("WAVE"), little("fmt ", FORMAT), unpadded, info("IGNR", "House"));
    Path file = file(body.length, body);
    assertThat(test().read(file).get(TagField.GENRE)).containsExactly("House");
    assertThat(contains(test().append(file), bytes("House; Techno"))).isTrue();
  }

  @Test
  void oddChunkWithoutPaddingInFrontOfTheAudio_isLeftAlone() throws Exception {
    byte[] list = little("LIST", bytes("INFOISFT\7\0\0\0Lavf60\0"));
    byte[] unpadded = java.util.Arrays.copyOf(list, list.length - 1);
    byte[] body = join(bytes("WAVE"), little("fmt ", FORMAT), unpadded, little("data", SAMPLES));
    assertThat(test().tryAppend(file(body.length, body))).isInstanceOf(TagUpdate.Skipped.class);
  }

  @Test
  void secondId3Chunk_staysAndIsPresent() throws Exception {
    byte[] first = little("ID3 ", id3(3, List.of(frame(3, "TIT2", bytes("\0One"))), 40));
    byte[] second = little("id3 ", id3(4, List.of(frame(4, "TCON", bytes("\0House"))), 40));
    Path file = wav(0, first, second);
    assertThat(test().read(file).get(TagField.GENRE)).containsExactly("House");
    assertThat(contains(test().append(file), second)).isTrue();
  }

  @Test
  void aiffWithATagBehindItsCountedEnd_isReadAndCounted() throws Exception {
    ByteOrder big = ByteOrder.BIG_ENDIAN;
    byte[] common = bytes("\0\1\0\0\13\u00b8\0\20\u0040\13\u00fa\0\0\0\0\0\0\0");
    byte[] tag = id3(3, List.of(frame(3, "TIT2", bytes("\0Old"))), 41);
    byte[] audio =
        join(
            bytes("AIFF"),
            chunk(big, "COMM", common),
            chunk(big, "SSND", join(new byte[8], SAMPLES)));
    byte[] size = ByteBuffer.allocate(4).putInt(audio.length).array();
    Path file =
        Files.write(
            folder.resolve("a.aiff"), join(bytes("FORM"), size, audio, chunk(big, "ID3 ", tag)));
    byte[] now = new Mp3Case(folder, AudioFormat.AIFF).append(file);
    assertThat(contains(now, frame(3, "TIT2", bytes("\0Old")))).isTrue();
    assertThat(ByteBuffer.wrap(now).getInt(4)).isEqualTo(now.length - 8);
  }
}
