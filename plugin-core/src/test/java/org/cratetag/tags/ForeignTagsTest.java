package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cratetag.tags.TagFixtures.CHANGE;
import static org.cratetag.tags.TagFixtures.found;
import static org.cratetag.tags.TagFixtures.join;
import static org.cratetag.tags.TagFixtures.make;
import static org.cratetag.tags.TagFixtures.withoutId3;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;
import org.cratetag.decode.libav.AudioStream;
import org.cratetag.tags.undo.UndoService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What other programs keep in files is the same afterwards, byte for byte. The tests know it from
 * having put it there, not from any parser; {@code src/bench/tag-faults corpus} asks mutagen.
 */
class ForeignTagsTest {
  @TempDir Path folder;

  private final InMemoryTagJournal journal = new InMemoryTagJournal();
  private final TagService tags = new TagService(BuiltInWriters.list(), journal, Clock.systemUTC());

  @Test
  void framesOfOtherPrograms_areUntouchedByTaggingAndByUndo() throws Exception {
    for (TaggedFiles.Model model : TaggedFiles.models(folder)) {
      Path path = Files.write(folder.resolve("file"), model.bytes());
      String audio = AudioStream.hash(path);
      update(path, model.format(), CHANGE, model.name());
      verifyForeign(path, model);
      keepForOtherReaders(model, path);
      update(path, model.format(), removal(), model.name());
      verifyForeign(path, model);
      if (model.suitsFfmpeg()) {
        assertThat(AudioStream.hash(path)).as(model.name()).isNotEmpty().isEqualTo(audio);
      }
      new UndoService(tags, journal, Clock.systemUTC()).undoPaths(List.of(path), 2);
      assertThat(Arrays.equals(Files.readAllBytes(path), model.bytes())).as(model.name()).isTrue();
    }
  }

  private static void keepForOtherReaders(TaggedFiles.Model model, Path tagged) throws Exception {
    String corpus = System.getProperty("cratetag.corpus", "");
    if (!corpus.isEmpty()) {
      String name = model.name().replaceAll("[^A-Za-z0-9.]+", "-") + "." + model.format().suffix();
      Path before = Files.createDirectories(Path.of(corpus, "before"));
      Files.write(before.resolve(name), model.bytes());
      Files.copy(tagged, Files.createDirectories(Path.of(corpus, "after")).resolve(name));
    }
  }

  @Test
  void artworkOfFiveMegabytes_isUntouched() throws Exception {
    byte[] audio = withoutId3(make(folder, AudioFormat.MP3).path());
    byte[] artwork = Id3Frames.picture(4, 3, 5 << 20);
    byte[] tag = TagFixtures.id3(4, List.of(artwork), 0);
    artwork = withLength(artwork, 4, artwork.length - 10);
    tag = join(withLength(Arrays.copyOf(tag, 10), 6, tag.length - 10), artwork);
    Path path = Files.write(folder.resolve("file"), join(tag, audio));
    update(path, AudioFormat.MP3, CHANGE, "5 MB");
    assertThat(indexOf(Files.readAllBytes(path), artwork, 0)).isNotNegative();
  }

  /** The sizes that the fixtures write end at 2 MB. */
  private static byte[] withLength(byte[] header, int at, int length) {
    for (int i = 0; i < 4; i++) {
      header[at + i] = (byte) (length >> 7 * (3 - i) & 0x7f);
    }
    return header;
  }

  private static TagValues removal() {
    return TagValues.EMPTY.with(TagField.GENRE, List.of()).with(TagField.STYLE, List.of("x"));
  }

  private void update(Path path, AudioFormat format, TagValues change, String name)
      throws Exception {
    // For servers a tag of version 2.3 becomes one of 2.4, with other frame headers:
    // Id3UpgradeTest.
    TagStyle style = name.startsWith("dressed") ? TagStyle.DJ : TagStyle.SERVER;
    assertThat(tags.update(found(path, format), any -> change, style, 1))
        .as(name)
        .isInstanceOf(TagUpdate.Written.class);
  }

  private static void verifyForeign(Path path, TaggedFiles.Model model) throws Exception {
    byte[] now = Files.readAllBytes(path);
    int at = 0;
    for (byte[] piece : model.foreign()) {
      int next = indexOf(now, piece, at);
      String head = new String(piece, 0, Math.min(60, piece.length));
      assertThat(next).as("%s: %s", model.name(), head).isNotNegative();
      at = next + piece.length;
    }
  }

  private static int indexOf(byte[] whole, byte[] part, int from) {
    for (int at = from; at + part.length <= whole.length; at++) {
      if (whole[at] == part[0]
          && Arrays.equals(whole, at, at + part.length, part, 0, part.length)) {
        return at;
      }
    }
    return -1;
  }
}
