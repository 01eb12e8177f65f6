package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cratetag.tags.TagFixtures.bytes;
import static org.cratetag.tags.TagFixtures.contains;
import static org.cratetag.tags.TagFixtures.frame;
import static org.cratetag.tags.TagFixtures.id3;
import static org.cratetag.tags.TagFixtures.join;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cratetag.api.track.TagStyle;
import org.cratetag.tags.id3.Id3v23;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several values in an ID3v2.3 tag. */
class Id3UpgradeTest {
  @TempDir Path folder;

  private byte[] appended(Mp3Case test, byte[]... frames) throws Exception {
    List<byte[]> all = new ArrayList<>(List.of(frames));
    all.add(frame(3, "TCON", bytes("\0House")));
    return test.append(test.file(id3(3, all, 40)));
  }

  @Test
  void server_getsVersion24WithTheSameContents() throws Exception {
    byte[] comment = bytes("\0eng\0" + "long".repeat(100));
    byte[] now = appended(new Mp3Case(folder), frame(3, "COMM", comment));
    assertThat(now[3]).isEqualTo((byte) 4);
    assertThat(contains(now, frame(4, "COMM", comment))).isTrue();
    assertThat(contains(now, frame(4, "TCON", bytes("\0House\0Techno")))).isTrue();
  }

  @Test
  void oneValue_needsNoOtherVersion() throws Exception {
    Mp3Case test = new Mp3Case(folder);
    byte[] now = test.append(test.file(3, "TIT2", "\0Title"));
    assertThat(now[3]).isEqualTo((byte) 3);
    assertThat(contains(now, frame(3, "TCON", bytes("\0Techno")))).isTrue();
  }

  @Test
  void djSoftware_keepsVersion23() throws Exception {
    byte[] now = appended(new Mp3Case(folder).with(TagStyle.DJ));
    assertThat(now[3]).isEqualTo((byte) 3);
    assertThat(contains(now, frame(3, "TCON", bytes("\0House; Techno")))).isTrue();
  }

  @Test
  void nul_separatesInVersion23() throws Exception {
    byte[] now = appended(new Mp3Case(folder).with(Id3v23.NUL));
    assertThat(now[3]).isEqualTo((byte) 3);
    assertThat(contains(now, frame(3, "TCON", bytes("\0House\0Techno")))).isTrue();
  }

  @Test
  void joined_makesOneText() throws Exception {
    byte[] now = appended(new Mp3Case(folder).with(Id3v23.JOINED));
    assertThat(contains(now, frame(3, "TCON", bytes("\0House; Techno")))).isTrue();
  }

  @Test
  void joined_leavesApartWhatIsApart() throws Exception {
    Mp3Case test = new Mp3Case(folder).with(Id3v23.JOINED);
    byte[] now = test.append(test.file(3, "TCON", "\0House\0Acid"));
    assertThat(contains(now, bytes("\0House\0Acid\0Techno"))).isTrue();
  }

  @Test
  void dateInThreeFrames_becomesTheOneOfVersion24() throws Exception {
    byte[][] date = {
      frame(3, "TYER", bytes("\0" + "2001")),
      frame(3, "TDAT", bytes("\0" + "2505")),
      frame(3, "TIME", bytes("\0" + "2130"))
    };
    byte[] now = appended(new Mp3Case(folder), date);
    assertThat(contains(now, frame(4, "TDRC", bytes("\0" + "2001-05-25T21:30")))).isTrue();
    assertThat(contains(now, bytes("TYER"))).isFalse();
  }

  @Test
  void dateThatIsNone_keepsTheVersion() throws Exception {
    byte[] year = frame(3, "TYER", bytes("\0" + "1970"));
    byte[] day = frame(3, "TDAT", bytes("\0" + "3299"));
    assertThat(appended(new Mp3Case(folder), year, day)[3]).isEqualTo((byte) 3);
    byte[] now = appended(new Mp3Case(folder), frame(3, "TYER", bytes("\0about 1970")));
    assertThat(now[3]).isEqualTo((byte) 3);
    assertThat(contains(now, frame(3, "TCON", bytes("\0House\0Techno")))).isTrue();
  }

  @Test
  void framesThatAreLaidOutDifferently_keepTheVersion() throws Exception {
    byte[] grouped = frame(3, "COMM", bytes("\u0081\0eng\0grouped"));
    grouped[9] = 0x20;
    assertThat(appended(new Mp3Case(folder), grouped)[3]).isEqualTo((byte) 3);
    byte[] chapter =
        join(bytes("ch1\0"), new byte[16], frame(3, "TIT2", bytes("\0" + "x".repeat(200))));
    assertThat(appended(new Mp3Case(folder), frame(3, "CHAP", chapter))[3]).isEqualTo((byte) 3);
  }

  @Test
  void oldNames_becomeThoseOfVersion24() throws Exception {
    byte[] year = frame(3, "TORY", bytes("\0" + "1969"));
    byte[] people = frame(3, "IPLS", bytes("\0producer\0Somebody"));
    byte[] now = appended(new Mp3Case(folder), year, people);
    assertThat(contains(now, frame(4, "TDOR", bytes("\0" + "1969")))).isTrue();
    assertThat(contains(now, frame(4, "TIPL", bytes("\0producer\0Somebody")))).isTrue();
  }

  @Test
  void statusOfAFrame_staysTheSame() throws Exception {
    byte[] album = frame(3, "TALB", bytes("\0Album"));
    album[8] = (byte) 0xc0;
    byte[] wanted = frame(4, "TALB", bytes("\0Album"));
    wanted[8] = 0x60;
    assertThat(contains(appended(new Mp3Case(folder), album), wanted)).isTrue();
  }
}
