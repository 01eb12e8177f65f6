package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cratetag.tags.TagFixtures.bytes;
import static org.cratetag.tags.TagFixtures.contains;
import static org.cratetag.tags.TagFixtures.frame;
import static org.cratetag.tags.TagFixtures.id3;
import static org.cratetag.tags.TagFixtures.join;
import static org.cratetag.tags.TagFixtures.make;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FLAC files, whose comments and other blocks keep their bytes. */
class CommentFilesTest {
  @TempDir Path folder;

  private byte[] description;
  private byte[] audio;

  @BeforeEach
  void takeAFileApart() throws Exception {
    byte[] flac = Files.readAllBytes(make(folder, AudioFormat.FLAC).path());
    description = Arrays.copyOfRange(flac, 8, 42);
    int at = 4;
    boolean last = false;
    while (!last) {
      last = flac[at] < 0;
      at += 4 + (ByteBuffer.wrap(flac).getInt(at) & 0xffffff);
    }
    audio = Arrays.copyOfRange(flac, at, flac.length);
  }

  private static byte[] block(int type, byte[] content) {
    return join(ByteBuffer.allocate(4).putInt(type << 24 | content.length).array(), content);
  }

  private static byte[] comments(String... comments) {
    List<byte[]> parts = new ArrayList<>(List.of(number(1), bytes("v"), number(comments.length)));
    for (String comment : comments) {
      byte[] text = bytes(comment);
      parts.add(number(text.length));
      parts.add(text);
    }
    return block(4, join(parts.toArray(byte[][]::new)));
  }

  private static byte[] number(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  private Path flac(byte[] front, byte[]... blocks) throws Exception {
    List<byte[]> all = new ArrayList<>(List.of(block(0, description)));
    all.addAll(List.of(blocks));
    byte[] last = all.get(all.size() - 1).clone();
    last[0] |= (byte) 0x80;
    all.set(all.size() - 1, last);
    byte[] metadata = join(all.toArray(byte[][]::new));
    return Files.write(folder.resolve("case.flac"), join(front, bytes("fLaC"), metadata, audio));
  }

  private Mp3Case test() {
    return new Mp3Case(folder, AudioFormat.FLAC);
  }

  @Test
  void foreignComments_keepTheirBytesNamesAndOrder() throws Exception {
    String[] theirs = {
      "replaygain_track_gain=-3 dB", "BAD=\u00ff\u00fe", "no sign", "=x", "Genre=Acid"
    };
    byte[] now = test().append(flac(new byte[0], comments(theirs), block(1, new byte[500])));
    byte[] kept = comments(theirs);
    assertThat(contains(now, Arrays.copyOfRange(kept, 13, kept.length))).isTrue();
    assertThat(contains(now, bytes("GENRE=Techno"))).isTrue();
  }

  @Test
  void picturesOfEveryKind_keepTheirBytes() throws Exception {
    byte[] broken = block(6, TaggedFiles.noise(900));
    byte[] wrongType = block(6, join(number(0), bytes("\0\0\0\4text"), new byte[24]));
    byte[] cues = block(5, TaggedFiles.noise(300));
    byte[] pictures = join(broken, wrongType, cues, block(6, new byte[0]));
    byte[] now =
        test()
            .append(
                flac(
                    new byte[0],
                    comments("TITLE=T"),
                    broken,
                    wrongType,
                    cues,
                    block(6, new byte[0]),
                    block(1, new byte[9])));
    assertThat(contains(now, pictures)).isTrue();
  }

  @Test
  void paddingThatIsLongEnough_keepsTheAudioWhereItIs() throws Exception {
    Path file = flac(new byte[0], comments("TITLE=T"), block(1, new byte[500]));
    long size = Files.size(file);
    assertThat(test().append(file)).hasSize((int) size);
  }

  @Test
  void audioThatHasToMove_movesByWholeBlocksOfTheDisk() throws Exception {
    Path file = flac(new byte[0], comments("TITLE=T"));
    long size = Files.size(file);
    assertThat(test().append(file)).hasSize((int) size + 4_096);
  }

  @Test
  void tempoUnderAnotherName_isPresent() throws Exception {
    for (String name : List.of("TEMPO", "fBPM", "TBPM")) {
      Path file = flac(new byte[0], comments(name + "=66.00", "BPM=0"));
      assertThat(test().read(file).get(TagField.BPM)).as(name).containsExactly("66.00");
    }
  }

  @Test
  void id3v2InFrontWithoutComments_isTakenOver() throws Exception {
    byte[] tag =
        id3(
            3,
            List.of(
                frame(3, "TIT2", bytes("\0Title")),
                frame(3, "TPE1", bytes("\0Ren\u00e9e")),
                frame(3, "TYER", bytes("\0" + "2001")),
                frame(3, "COMM", bytes("\0eng\0Hello")),
                frame(3, "TCON", bytes("\0House"))),
            20);
    Path file = flac(tag);
    assertThat(test().read(file).get(TagField.GENRE)).containsExactly("House");
    byte[] now = test().append(file);
    String comments = new String(now, tag.length, 500, StandardCharsets.UTF_8);
    assertThat(comments)
        .contains(
            "TITLE=Title",
            "ARTIST=Ren\u00e9e",
            "DATE=2001",
            "COMMENT=Hello",
            "GENRE=House",
            "GENRE=Techno");
    assertThat(contains(now, tag)).isTrue();
  }

  @Test
  void severalId3v2TagsInFront_areNoMp3() throws Exception {
    byte[] tags = join(id3(3, List.of(), 20), id3(4, List.of(), 20));
    byte[] now = test().append(flac(tags, comments("TITLE=T")));
    assertThat(contains(now, tags)).isTrue();
  }

  @Test
  void secondBlockOfComments_staysAndIsPresent() throws Exception {
    byte[] second = comments("GENRE=House", "ALBUM=Only here");
    Path file = flac(new byte[0], comments("TITLE=T"), second, block(1, new byte[200]));
    assertThat(test().read(file).get(TagField.GENRE)).containsExactly("House");
    assertThat(contains(test().append(file), second)).isTrue();
  }
}
