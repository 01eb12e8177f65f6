package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cratetag.fixture.Mp4Boxes.box;
import static org.cratetag.fixture.Mp4Boxes.data;
import static org.cratetag.fixture.Mp4Boxes.inTags;
import static org.cratetag.tags.TagFixtures.bytes;
import static org.cratetag.tags.TagFixtures.contains;
import static org.cratetag.tags.TagFixtures.join;
import static org.cratetag.tags.TagFixtures.make;
import static org.cratetag.tags.TaggedFiles.noise;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.decode.FfmpegEncoder;
import org.cratetag.fixture.AudioFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pictures, of which nothing is understood and everything stays, in every format. */
class CoversTest {
  @TempDir Path folder;

  /** A picture by its first bytes and the type that a tag says it has. */
  enum Kind {
    JPEG("image/jpeg", "\u00ff\u00d8\u00ff\u00e0\0\20JFIF\0\u00ff\0\u00ff\u00ff"),
    PNG("image/png", "\u0089PNG\r\n\32\n\0\0\0\15IHDR"),
    GIF("image/gif", "GIF89a\1\0\1\0"),
    WEBP("image/webp", "RIFF\44\0\0\0WEBPVP8 "),
    BMP("image/bmp", "BM\u009a\0\0\0\0\0\0\0"),
    WRONG_TYPE("image/png", "\u00ff\u00d8\u00ff\u00e0\0\20JFIF"),
    NO_TYPE("", "GIF89a"),
    LINK("-->", "http://example.org/cover.jpg"),
    BROKEN("image/jpeg", "\u00ff\u00d8\u00ff"),
    EMPTY("image/jpeg", "");

    private final String type;
    private final byte[] start;

    Kind(String type, String start) {
      this.type = type;
      this.start = bytes(start);
    }

    byte[] picture() {
      return this == EMPTY ? start : join(start, noise(300 + ordinal()));
    }
  }

  private static byte[] synchsafe(int value) {
    return new byte[] {
      (byte) (value >> 21 & 127),
      (byte) (value >> 14 & 127),
      (byte) (value >> 7 & 127),
      (byte) (value & 127)
    };
  }

  private static byte[] id3(int version, byte[]... frames) {
    byte[] body = join(frames);
    byte[] head = {'I', 'D', '3', (byte) version, 0, 0};
    return join(head, synchsafe(body.length), body);
  }

  private static byte[] frame(int version, byte[] content) {
    byte[] size =
        version == 4
            ? synchsafe(content.length)
            : ByteBuffer.allocate(4).putInt(content.length).array();
    return join(bytes("APIC"), size, new byte[2], content);
  }

  private static byte[] apic(Kind kind, byte[] picture) {
    return join(bytes("\0" + kind.type + "\0\3\0"), picture);
  }

  /** The picture block of FLAC, also in Ogg. */
  private static byte[] block(Kind kind, byte[] picture) {
    return ByteBuffer.allocate(32 + kind.type.length() + picture.length)
        .putInt(3)
        .putInt(kind.type.length())
        .put(bytes(kind.type))
        .putInt(0)
        .put(new byte[16])
        .putInt(picture.length)
        .put(picture)
        .array();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void pictureInId3_isUntouched(Kind kind) throws Exception {
    for (int version = 3; version <= 4; version++) {
      byte[] content = apic(kind, kind.picture());
      byte[] genre = TagFixtures.frame(version, "TCON", bytes("\0House"));
      Mp3Case test = new Mp3Case(folder);
      byte[] now = test.append(test.file(id3(version, frame(version, content), genre)));
      assertThat(now[3]).isEqualTo((byte) 4);
      assertThat(contains(now, frame(4, content))).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void pictureBlockOfFlac_isUntouched(Kind kind) throws Exception {
    byte[] flac = Files.readAllBytes(make(folder, AudioFormat.FLAC).path());
    byte[] content = block(kind, kind.picture());
    byte[] head = ByteBuffer.allocate(4).putInt(6 << 24 | content.length).array();
    byte[] with =
        join(Arrays.copyOf(flac, 42), head, content, Arrays.copyOfRange(flac, 42, flac.length));
    Path file = Files.write(folder.resolve("case.flac"), with);
    byte[] now = new Mp3Case(folder, AudioFormat.FLAC).append(file);
    assertThat(contains(now, join(head, content))).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void pictureCommentOfOgg_isUntouched(Kind kind) throws Exception {
    String base64 = Base64.getEncoder().encodeToString(block(kind, kind.picture()));
    for (AudioFormat format : List.of(AudioFormat.OGG_VORBIS, AudioFormat.OPUS)) {
      Path file = folder.resolve("case." + format.suffix());
      new FfmpegEncoder(AudioFixtures.ffmpeg())
          .encode(AudioFixtures.chord(1), format, Map.of("METADATA_BLOCK_PICTURE", base64), file);
      byte[] now = new Mp3Case(folder, format).append(file);
      assertThat(contains(now, bytes("METADATA_BLOCK_PICTURE=" + base64))).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void coverOfMp4_isUntouched(Kind kind) throws Exception {
    int type = kind == Kind.PNG ? 14 : 13;
    byte[] covers = box("covr", data(type, kind.picture()), data(type, noise(9)));
    byte[] plain = Files.readAllBytes(make(folder, AudioFormat.M4A).path());
    Path file = Files.write(folder.resolve("case.m4a"), inTags(plain, covers));
    assertThat(contains(new Mp3Case(folder, AudioFormat.M4A).append(file), covers)).isTrue();
  }

  @Test
  void pictureOfTwentyMegabytes_isUntouched() throws Exception {
    byte[] picture = new byte[20 << 20];
    Arrays.fill(picture, (byte) 'x');
    byte[] content = apic(Kind.JPEG, picture);
    byte[] genre = TagFixtures.frame(3, "TCON", bytes("\0House"));
    Mp3Case test = new Mp3Case(folder);
    byte[] now = test.append(test.file(id3(3, frame(3, content), genre)));
    assertThat(contains(now, frame(4, content))).isTrue();
  }
}
