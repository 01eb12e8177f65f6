package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cratetag.tags.TagFixtures.bytes;
import static org.cratetag.tags.TagFixtures.contains;
import static org.cratetag.tags.TagFixtures.frame;
import static org.cratetag.tags.TagFixtures.id3;
import static org.cratetag.tags.TagFixtures.join;
import static org.cratetag.tags.TailTagsTest.ape;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a new ID3v2 tag takes over from ID3v1 and APE, and what becomes of these. */
class OlderTagsTest {
  @TempDir Path folder;

  private static byte[] id3v1(byte[] title, byte[] artist, int genre) {
    byte[] tag = Arrays.copyOf(bytes("TAG"), 128);
    System.arraycopy(title, 0, tag, 3, title.length);
    System.arraycopy(artist, 0, tag, 33, artist.length);
    tag[127] = (byte) genre;
    return tag;
  }

  @Test
  void id3v1InSomeCodePage_isTakenOverByteForByte() throws Exception {
    byte[] title = "\u0413\u0440\u0443\u043f\u043f\u0430".getBytes(Charset.forName("windows-1251"));
    byte[] artist = "\u041a\u0438\u043d\u043e".getBytes(Charset.forName("windows-1251"));
    Mp3Case test = new Mp3Case(folder);
    byte[] now = test.append(test.file(new byte[0], id3v1(title, artist, 255)));
    assertThat(contains(now, frame(4, "TIT2", join(new byte[1], title)))).isTrue();
    assertThat(contains(now, frame(4, "TPE1", join(new byte[1], artist)))).isTrue();
  }

  @Test
  void id3v1InUtf8_isTakenOverAsThat() throws Exception {
    byte[] title = "\u0414\u043b\u044f Elise".getBytes(StandardCharsets.UTF_8);
    Mp3Case test = new Mp3Case(folder);
    byte[] now = test.append(test.file(new byte[0], id3v1(title, bytes("Kino"), 255)));
    assertThat(contains(now, frame(4, "TIT2", join(new byte[] {3}, title)))).isTrue();
  }

  @Test
  void apeItemsOfEveryName_areTakenOver() throws Exception {
    Mp3Case test = new Mp3Case(folder);
    byte[] old =
        ape(
            true,
            "Title",
            "T",
            "REPLAYGAIN_TRACK_GAIN",
            "-3 dB",
            "MP3GAIN_MINMAX",
            "1,2",
            "Year",
            "2001");
    byte[] now = test.append(test.file(new byte[0], old));
    for (byte[] taken :
        List.of(
            frame(4, "TIT2", bytes("\0T")),
            frame(4, "TXXX", bytes("\0REPLAYGAIN_TRACK_GAIN\0-3 dB")),
            frame(4, "TXXX", bytes("\0MP3GAIN_MINMAX\0" + "1,2")),
            frame(4, "TDRC", bytes("\0" + "2001")))) {
      assertThat(contains(now, taken)).as(new String(taken)).isTrue();
    }
    assertThat(contains(now, old)).isTrue();
  }

  @Test
  void apeAndId3v1ThatNameDifferentTracks_areLeftAlone() throws Exception {
    Mp3Case test = new Mp3Case(folder);
    Path file =
        test.file(new byte[0], ape(true, "Title", "Ape"), id3v1(bytes("Other"), bytes("A"), 255));
    assertThat(test.tryAppend(file))
        .isEqualTo(
            new TagUpdate.Skipped(
                "its ID3v1 and APE tags name different tracks (title); remove one of them"));
  }

  @Test
  void titleThatId3v1CutOff_isThatOfApe() throws Exception {
    String title = "A title that is longer than thirty letters";
    Mp3Case test = new Mp3Case(folder);
    Path file =
        test.file(
            new byte[0],
            ape(true, "Title", title),
            id3v1(bytes(title.substring(0, 30)), bytes(""), 255));
    assertThat(contains(test.append(file), frame(4, "TIT2", bytes("\0" + title)))).isTrue();
  }

  @Test
  void genresOfApeAndId3v1_areBothPresent() throws Exception {
    Mp3Case test = new Mp3Case(folder);
    Path file =
        test.file(new byte[0], ape(true, "Genre", "Viking"), id3v1(bytes("T"), bytes(""), 17));
    assertThat(test.read(file).get(TagField.GENRE)).containsExactly("Rock", "Viking");
  }

  @Test
  void apeGenreThatId3v2DoesNotHave_stays() throws Exception {
    byte[] ape = ape(true, "Genre", "Ape Genre");
    Mp3Case test = new Mp3Case(folder);
    Path file = test.file(id3(4, List.of(frame(4, "TCON", bytes("\0Trance"))), 40), ape);
    byte[] now = test.append(file);
    assertThat(Arrays.copyOfRange(now, now.length - ape.length, now.length)).isEqualTo(ape);
  }

  @Test
  void tagThatSaysNothing_takesOverAsANewOneDoes() throws Exception {
    byte[] encoder = frame(4, "TSSE", bytes("\0LAME"));
    Mp3Case test = new Mp3Case(folder);
    Path file = test.file(id3(4, List.of(encoder), 40), id3v1(bytes("Real"), bytes("Some"), 255));
    byte[] now = test.append(file);
    assertThat(contains(now, frame(4, "TIT2", bytes("\0Real")))).isTrue();
    assertThat(contains(now, encoder)).isTrue();
  }

  @Test
  void tagThatNamesTheTrack_takesOverNothing() throws Exception {
    Mp3Case test = new Mp3Case(folder);
    Path file =
        test.file(
            id3(4, List.of(frame(4, "TIT2", bytes("\0Title"))), 40),
            id3v1(bytes("Real"), bytes("Some"), 255));
    byte[] now = test.append(file);
    assertThat(contains(Arrays.copyOf(now, now.length - 128), bytes("Some"))).isFalse();
  }

  @Test
  void djSoftware_getsApeTextsInVersion23() throws Exception {
    Mp3Case test = new Mp3Case(folder).with(TagStyle.DJ);
    Path file = test.file(new byte[0], ape(true, "Artist", "A\0B", "Year", "2001"));
    byte[] now = test.append(file);
    assertThat(contains(now, frame(3, "TPE1", bytes("\0A; B")))).isTrue();
    assertThat(contains(now, frame(3, "TYER", bytes("\0" + "2001")))).isTrue();
  }

  @Test
  void audioThatBeginsWithJunk_getsItsTagInFront() throws Exception {
    Mp3Case test = new Mp3Case(folder);
    for (byte[] junk :
        List.of(
            bytes("\r\n"),
            new byte[2_000],
            bytes("ICY 200 OK\r\n\r\n"),
            "junk ".repeat(40_000).getBytes())) {
      Path file = test.file(junk);
      byte[] old = Files.readAllBytes(file);
      byte[] now = test.append(file);
      assertThat(contains(now, old)).isTrue();
      assertThat(new String(now, 0, 3, StandardCharsets.US_ASCII)).isEqualTo("ID3");
    }
  }
}
