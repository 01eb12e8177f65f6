package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cratetag.tags.TagFixtures.bytes;
import static org.cratetag.tags.TagFixtures.contains;
import static org.cratetag.tags.TagFixtures.frame;
import static org.cratetag.tags.TagFixtures.id3;
import static org.cratetag.tags.TagFixtures.join;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.cratetag.api.track.TagField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person's values in ID3v2 frames, when others join them. */
class Id3ValuesTest {
  @TempDir Path folder;

  private byte[] appended(int version, String genre) throws Exception {
    Mp3Case test = new Mp3Case(folder);
    return test.append(test.file(version, "TCON", genre));
  }

  private static String utf16(String text, boolean little) {
    byte[] wide = text.getBytes(little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
    return new String(wide, StandardCharsets.ISO_8859_1);
  }

  @Test
  void number_keepsItsSpelling() throws Exception {
    assertThat(contains(appended(3, "\0(40)"), bytes("\0(40)\0Techno"))).isTrue();
    assertThat(contains(appended(4, "\00040"), bytes("\00040\0Techno"))).isTrue();
    assertThat(contains(appended(3, "\0(242)"), bytes("\0(242)\0Techno"))).isTrue();
  }

  @Test
  void listOfReferences_becomesAllThatItMeans() throws Exception {
    assertThat(
            contains(
                appended(3, "\0(9)(138)Viking Metal"),
                bytes("\0Metal\0Black Metal\0Viking Metal\0Techno")))
        .isTrue();
    assertThat(contains(appended(3, "\0(17)(39)Rock"), bytes("\0Rock\0Noise\0Techno"))).isTrue();
  }

  @Test
  void valuesSeparatedByNul_stayApart() throws Exception {
    byte[] now = appended(3, "\0House\0Acid");
    assertThat(now[3]).isEqualTo((byte) 4);
    assertThat(contains(now, frame(4, "TCON", bytes("\0House\0Acid\0Techno")))).isTrue();
  }

  @Test
  void textThatJoinsSeveral_staysOneText() throws Exception {
    assertThat(contains(appended(3, "\0House; Acid"), bytes("\0House; Acid\0Techno"))).isTrue();
  }

  @Test
  void spacesAroundAValue_stay() throws Exception {
    assertThat(contains(appended(4, "\0 House  "), bytes("\0 House  \0Techno"))).isTrue();
  }

  @Test
  void bytesOfAnyCodePage_stayTheseBytes() throws Exception {
    String cyrillic = "\u00d2\u00e5\u00f5\u00ed\u00ee";
    byte[] now = appended(3, "\0" + cyrillic);
    assertThat(contains(now, frame(4, "TCON", bytes("\0" + cyrillic + "\0Techno")))).isTrue();
  }

  @Test
  void bytesBesideANewValueBeyondAscii_haveAFrameOfTheirOwn() throws Exception {
    Mp3Case test = new Mp3Case(folder);
    Path file = test.file(4, "TCON", "\0\u00c9lectro");
    byte[] now = test.update(file, TagField.GENRE, "\u2713");
    assertThat(contains(now, frame(4, "TCON", bytes("\0\u00c9lectro")))).isTrue();
    assertThat(contains(now, frame(4, "TCON", bytes("\3\u00e2\u009c\u0093")))).isTrue();
  }

  @Test
  void littleEndianTextWithoutItsMark_isReadAndWrittenRight() throws Exception {
    byte[] now = appended(3, "\1" + utf16("House", true));
    assertThat(contains(now, frame(4, "TCON", bytes("\0House\0Techno")))).isTrue();
  }

  @Test
  void textThatIsNotUnderstood_staysInItsFrame() throws Exception {
    for (String genre :
        List.of(
            "\1" + utf16("House", false),
            "\3\u00c9lectro",
            "\u0009House",
            "\1\u00ff\u00fe\0\u00d8")) {
      byte[] now = appended(4, genre);
      byte[] old = frame(4, "TCON", bytes(genre));
      assertThat(contains(now, join(old, frame(4, "TCON", bytes("\0Techno"))))).as(genre).isTrue();
    }
  }

  @Test
  void userTextOfTheSameNameInOtherLetters_isSomebodyElses() throws Exception {
    byte[] theirs = frame(4, "TXXX", bytes("\0Style\0Dub"));
    Mp3Case test = new Mp3Case(folder);
    Path file = test.file(id3(4, List.of(theirs), 40));
    assertThat(test.read(file).get(TagField.STYLE)).containsExactly("Dub");
    assertThat(contains(test.update(file, TagField.STYLE, "Techno"), theirs)).isTrue();
  }

  @Test
  void frameOfLengthZero_doesNotHideOurs() throws Exception {
    byte[] empty = frame(3, "PRIV", new byte[0]);
    Mp3Case test = new Mp3Case(folder);
    byte[] now = test.append(test.file(id3(3, List.of(frame(3, "TIT2", bytes("\0T")), empty), 40)));
    assertThat(new String(now, 10, 4, StandardCharsets.ISO_8859_1)).isEqualTo("TCON");
  }

  @Test
  void lengthInTheWayOfAnotherVersion_isWrittenRight() throws Exception {
    byte[] comment = bytes("\0eng\0" + "x".repeat(300));
    byte[] genre = frame(4, "TCON", bytes("\0House"));
    Mp3Case test = new Mp3Case(folder);
    byte[] now = test.append(test.file(id3(4, List.of(frame(3, "COMM", comment), genre), 40)));
    assertThat(contains(now, frame(4, "COMM", comment))).isTrue();
  }

  @Test
  void genreOfASecondTag_isPresent() throws Exception {
    byte[] first = id3(3, List.of(frame(3, "TSSE", bytes("\0Lavf"))), 20);
    byte[] second = id3(4, List.of(frame(4, "TCON", bytes("\0Ambient"))), 20);
    Mp3Case test = new Mp3Case(folder);
    Path file = test.file(join(first, second));
    assertThat(test.read(file).get(TagField.GENRE)).containsExactly("Ambient");
    byte[] now = test.append(file);
    assertThat(contains(now, bytes("\0Ambient\0Techno"))).isTrue();
    assertThat(contains(now, second)).isTrue();
  }

  @Test
  void tagThatIsWronglyCalledUnsynchronised_isTakenAsItIsStored() throws Exception {
    byte[] artist = frame(3, "TPE2", bytes("\1\u00ff\u00feZ\0\u00ff\0e\0"));
    byte[] picture = frame(3, "APIC", bytes("\0image/jpeg\0\3\0\u00ff\u00d8\u00ff\u00e0\u00ff\0A"));
    byte[] tag = id3(3, List.of(picture, artist), 40);
    tag[5] = (byte) 0x80;
    Mp3Case test = new Mp3Case(folder);
    byte[] now = test.append(test.file(tag));
    assertThat(contains(now, join(picture, artist))).isTrue();
    assertThat(now[5]).isZero();
  }

  @Test
  void namesOfThreeLetters_stayAndArePresent() throws Exception {
    byte[] title = frame(3, "TT2\0", bytes("\0Title"));
    byte[] genre = frame(3, "TCO\0", bytes("\0Trance"));
    Mp3Case test = new Mp3Case(folder);
    Path file = test.file(id3(3, List.of(title, genre), 40));
    assertThat(test.read(file).get(TagField.GENRE)).containsExactly("Trance");
    assertThat(contains(test.append(file), join(title, genre))).isTrue();
  }

  @Test
  void fillerBehindTheFrames_stays() throws Exception {
    byte[] filler = bytes("MP3ext V3.3.19(ansi)".repeat(20));
    byte[] title = frame(4, "TIT2", bytes("\0Title"));
    Mp3Case test = new Mp3Case(folder);
    byte[] now = test.append(test.file(id3(4, List.of(title, filler), 0)));
    assertThat(contains(now, join(title, filler))).isTrue();
  }

  @Test
  void compressedGenre_isRead() throws Exception {
    byte[] genre = Id3Frames.compressed(4, "TCON", bytes("\0Trance"));
    Mp3Case test = new Mp3Case(folder);
    Path file = test.file(id3(4, List.of(genre), 40));
    assertThat(test.read(file).get(TagField.GENRE)).containsExactly("Trance");
    assertThat(contains(test.append(file), bytes("\0Trance\0Techno"))).isTrue();
  }

  @Test
  void tempoUnderAnotherName_isPresent() throws Exception {
    for (String name : List.of("BPM", "fBPM", "TEMPO")) {
      Mp3Case test = new Mp3Case(folder);
      Path file = test.file(3, "TXXX", "\0" + name + "\00066.00");
      assertThat(test.read(file).get(TagField.BPM)).as(name).containsExactly("66.00");
    }
  }
}
