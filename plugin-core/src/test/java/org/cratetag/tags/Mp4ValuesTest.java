package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cratetag.fixture.Mp4Boxes.box;
import static org.cratetag.fixture.Mp4Boxes.data;
import static org.cratetag.fixture.Mp4Boxes.freeform;
import static org.cratetag.fixture.Mp4Boxes.inTags;
import static org.cratetag.tags.TagFixtures.bytes;
import static org.cratetag.tags.TagFixtures.contains;
import static org.cratetag.tags.TagFixtures.join;
import static org.cratetag.tags.TagFixtures.make;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person's values in MP4 boxes, when others join them. */
class Mp4ValuesTest {
  @TempDir Path folder;

  private Path m4a(byte[]... boxes) throws Exception {
    byte[] plain = Files.readAllBytes(make(folder, AudioFormat.M4A).path());
    return Files.write(folder.resolve("case.m4a"), inTags(plain, boxes));
  }

  private Mp3Case test() {
    return new Mp3Case(folder, AudioFormat.M4A);
  }

  @Test
  void severalBoxesOfGenres_becomeOneWithAllOfThem() throws Exception {
    Path file =
        m4a(box("\u00a9gen", data(1, bytes("House"))), box("\u00a9gen", data(1, bytes(" Acid "))));
    byte[] all = join(data(1, bytes("House")), data(1, bytes(" Acid ")), data(1, bytes("Techno")));
    assertThat(contains(test().append(file), box("\u00a9gen", all))).isTrue();
  }

  @Test
  void genreNumber_becomesTheFirstOfTheTexts() throws Exception {
    Path file = m4a(box("gnre", data(0, new byte[] {0, 36})));
    byte[] all = join(data(1, bytes("House")), data(1, bytes("Techno")));
    assertThat(contains(test().append(file), box("\u00a9gen", all))).isTrue();
  }

  @Test
  void genreNumberWithoutAName_stays() throws Exception {
    for (int number : new int[] {0, 255}) {
      byte[] unknown = box("gnre", data(0, new byte[] {0, (byte) number}));
      assertThat(contains(test().append(m4a(unknown)), unknown)).as("%d", number).isTrue();
    }
  }

  @Test
  void styleInAnotherNamespace_isSomebodyElses() throws Exception {
    byte[] theirs = freeform("org.other", "STYLE", "Theirs");
    Path file = m4a(theirs);
    assertThat(test().read(file).get(TagField.STYLE)).isEmpty();
    byte[] now = test().update(file, TagField.STYLE, "Techno");
    assertThat(contains(now, theirs)).isTrue();
    assertThat(contains(now, freeform("com.apple.iTunes", "STYLE", "Techno"))).isTrue();
  }

  @Test
  void tempoUnderAnotherNameOrAsText_isPresent() throws Exception {
    for (byte[] tempo :
        List.of(
            freeform("com.apple.iTunes", "BPM", "126.40"),
            freeform("org.other", "fBPM", "126.40"),
            box("tmpo", data(1, bytes("126.40"))))) {
      assertThat(test().read(m4a(tempo)).get(TagField.BPM)).containsExactly("126.40");
    }
  }

  @Test
  void tempoOfZero_givesWayToOneUnderAnotherName() throws Exception {
    byte[] zero = box("tmpo", data(21, new byte[2]));
    Path file = m4a(zero, freeform("com.apple.iTunes", "TEMPO", "99"));
    assertThat(test().read(file).get(TagField.BPM)).containsExactly("99");
  }

  @Test
  void pictures_keepTheirBytes() throws Exception {
    byte[] covers =
        box(
            "covr",
            data(13, TaggedFiles.noise(9_000)),
            data(14, TaggedFiles.noise(20)),
            data(27, TaggedFiles.noise(200)),
            data(99, new byte[0]));
    assertThat(contains(test().append(m4a(covers)), covers)).isTrue();
  }

  @Test
  void id3v1BehindTheBoxes_stays() throws Exception {
    byte[] tail = java.util.Arrays.copyOf(bytes("TAGTitle"), 128);
    Path file = m4a();
    Files.write(file, join(Files.readAllBytes(file), tail));
    byte[] now = test().append(file);
    assertThat(contains(now, tail)).isTrue();
  }
}
