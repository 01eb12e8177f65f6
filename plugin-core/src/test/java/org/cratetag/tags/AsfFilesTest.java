package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cratetag.tags.TagFixtures.bytes;
import static org.cratetag.tags.TagFixtures.contains;
import static org.cratetag.tags.TagFixtures.join;
import static org.cratetag.tags.TagFixtures.make;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Windows Media files, whose other attributes keep their bytes. */
class AsfFilesTest {
  private static final String EXTENDED = "40a4d0d207e3d21197f000a0c95ea850";
  private static final String LIBRARY = "941c23449894d149a1411d134e457054";

  @TempDir Path folder;

  private static byte[] wide(String text) {
    return (text + "\0").getBytes(StandardCharsets.UTF_16LE);
  }

  private static byte[] attribute(String name, int type, byte[] value) {
    byte[] wide = wide(name);
    return ByteBuffer.allocate(6 + wide.length + value.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort((short) wide.length)
        .put(wide)
        .putShort((short) type)
        .putShort((short) value.length)
        .put(value)
        .array();
  }

  private static byte[] object(String guid, byte[] content) {
    return ByteBuffer.allocate(24 + content.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(HexFormat.of().parseHex(guid))
        .putLong(24 + content.length)
        .put(content)
        .array();
  }

  /** A file with further objects in its header, and without the description that ffmpeg writes. */
  private Path wma(byte[]... objects) throws Exception {
    byte[] old = Files.readAllBytes(make(folder, AudioFormat.WMA).path());
    ByteBuffer header = ByteBuffer.wrap(old).order(ByteOrder.LITTLE_ENDIAN);
    int end = (int) header.getLong(16);
    byte[] kept = new byte[0];
    int count = objects.length;
    for (int at = 30; at < end; at += (int) header.getLong(at + 16)) {
      byte[] object = Arrays.copyOfRange(old, at, at + (int) header.getLong(at + 16));
      if (!HexFormat.of().formatHex(object, 0, 16).equals(EXTENDED)) {
        kept = join(kept, object);
        count++;
      }
    }
    byte[] content = join(kept, join(objects));
    byte[] start = Arrays.copyOf(old, 30);
    ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).putLong(16, 30 + content.length);
    ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).putInt(24, count);
    byte[] whole = join(start, content, Arrays.copyOfRange(old, end, old.length));
    return Files.write(folder.resolve("case.wma"), whole);
  }

  private static byte[] extended(byte[]... attributes) {
    return object(EXTENDED, join(new byte[] {(byte) attributes.length, 0}, join(attributes)));
  }

  private Mp3Case test() {
    return new Mp3Case(folder, AudioFormat.WMA);
  }

  @Test
  void emptyAttributesAndFlags_stay() throws Exception {
    byte[] theirs =
        join(
            attribute("WM/Lyrics", 0, wide("")),
            attribute("WM/Composer", 0, new byte[0]),
            attribute("IsVBR", 2, new byte[] {1, 0, 0, 0}),
            attribute("WM/Picture", 1, TaggedFiles.noise(3_000)));
    byte[] list = object(EXTENDED, join(new byte[] {4, 0}, theirs));
    assertThat(contains(test().append(wma(list)), theirs)).isTrue();
  }

  @Test
  void genres_areReadFromAllObjectsAndStay() throws Exception {
    byte[] name = wide("WM/Genre");
    byte[] value = wide("Acid");
    byte[] second =
        ByteBuffer.allocate(12 + name.length + value.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(0)
            .putShort((short) name.length)
            .putShort((short) 0)
            .putInt(value.length)
            .put(name)
            .put(value)
            .array();
    byte[] first = attribute("WM/Genre", 0, wide("House"));
    Path file = wma(extended(first), object(LIBRARY, join(new byte[] {1, 0}, second)));
    assertThat(test().read(file).get(TagField.GENRE)).containsExactlyInAnyOrder("House", "Acid");
    byte[] now = test().append(file);
    assertThat(contains(now, second)).isTrue();
    assertThat(contains(now, join(attribute("WM/Genre", 0, wide("Techno")), first))).isTrue();
  }

  @Test
  void numberOfTheGenre_isPresentAndStays() throws Exception {
    byte[] number = attribute("WM/GenreID", 0, wide("(35)"));
    Path file = wma(extended(number));
    assertThat(test().read(file).get(TagField.GENRE)).containsExactly("House");
    assertThat(contains(test().append(file), number)).isTrue();
  }

  @Test
  void numbersAsTempo_areRead() throws Exception {
    Path file = wma(extended(attribute("WM/BeatsPerMinute", 3, new byte[] {126, 0, 0, 0})));
    assertThat(test().read(file).get(TagField.BPM)).containsExactly("126");
    file = wma(extended(attribute("fBPM", 0, wide("126.5"))));
    assertThat(test().read(file).get(TagField.BPM)).containsExactly("126.5");
  }

  @Test
  void lengthOfTheFile_isThatOfTheNewOne() throws Exception {
    byte[] now = test().append(make(folder, AudioFormat.WMA).path());
    int at = new String(now, StandardCharsets.ISO_8859_1).indexOf(properties());
    long stored = ByteBuffer.wrap(now).order(ByteOrder.LITTLE_ENDIAN).getLong(at + 40);
    assertThat(stored).isEqualTo(now.length);
  }

  private static String properties() {
    byte[] guid = HexFormat.of().parseHex("a1dcab8c47a9cf118ee400c00c205365");
    return new String(guid, StandardCharsets.ISO_8859_1);
  }

  @Test
  void damagedAttributes_areLeftAlone() throws Exception {
    byte[] attribute = attribute("WM/Genre", 0, wide("House"));
    attribute[0] = 127;
    assertThat(test().tryAppend(wma(extended(attribute), bytes(""))))
        .isInstanceOf(TagUpdate.Skipped.class);
  }
}
