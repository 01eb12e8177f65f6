package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cratetag.tags.TagFixtures.bytes;
import static org.cratetag.tags.TagFixtures.contains;
import static org.cratetag.tags.TagFixtures.frame;
import static org.cratetag.tags.TagFixtures.id3;
import static org.cratetag.tags.TagFixtures.join;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ID3v2 tags that are not what the standard asks for, and that every player reads. */
class OddId3Test {
  private static final byte[] TITLE = frame(4, "TIT2", bytes("\0Title"));

  @TempDir Path folder;

  private static byte[] lengthened(byte[] tag, int by) {
    byte[] longer = tag.clone();
    longer[9] += (byte) by;
    return longer;
  }

  @Test
  void audioThatATagCountsAsItsOwn_staysBeforeTheAudio() throws Exception {
    byte[] tag = lengthened(id3(4, List.of(TITLE), 40), 2);
    Mp3Case test = new Mp3Case(folder);
    byte[] old = Files.readAllBytes(test.file(tag));
    byte[] audio = Arrays.copyOfRange(old, tag.length, old.length);
    for (String genre : List.of("Techno", "T".repeat(9_000))) {
      byte[] now = test.update(test.file(tag), TagField.GENRE, genre);
      assertThat(Arrays.copyOfRange(now, now.length - audio.length, now.length)).isEqualTo(audio);
      assertThat(now[now.length - audio.length - 1]).isZero();
      assertThat(contains(now, TITLE)).isTrue();
    }
  }

  @Test
  void tagOf24_unsynchronisedAsAWhole_isWrittenPlain() throws Exception {
    byte[] plain = join(bytes("\0image/jpeg\0\3\0"), bytes("\u00ff\0\u00ff\0end"));
    byte[] picture = frame(4, "APIC", plain);
    byte[] stored =
        join(Arrays.copyOf(picture, picture.length - 7), bytes("\u00ff\0\0\u00ff\0\0end"));
    byte[] tag = id3(4, List.of(TITLE, stored), 40);
    tag[5] = (byte) 0x80;
    byte[] now = new Mp3Case(folder).append(new Mp3Case(folder).file(tag));
    assertThat(contains(now, picture)).isTrue();
    assertThat(now[5]).isZero();
  }

  /**
   * Players take such a tag for noise and find the audio elsewhere, within what it seems to hold.
   */
  @Test
  void fileWhoseTagHasALengthThatIsNone_isLeftAlone() throws Exception {
    byte[] tag = id3(3, List.of(frame(3, "TIT2", bytes("\0Title"))), 2_000);
    tag[8] |= (byte) 0x80;
    Path file = new Mp3Case(folder).file(tag);
    TagService service =
        new TagService(BuiltInWriters.list(), new InMemoryTagJournal(), Clock.systemUTC());
    TagUpdate update =
        service.update(
            TagFixtures.found(file, AudioFormat.MP3),
            current -> TagFixtures.CHANGE,
            TagStyle.SERVER,
            1);
    assertThat(update)
        .isInstanceOfSatisfying(
            TagUpdate.Skipped.class,
            skipped -> assertThat(skipped.reason()).contains("whose length is damaged"));
  }
}
