package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cratetag.tags.TagFixtures.CHANGE;
import static org.cratetag.tags.TagFixtures.filesIn;
import static org.cratetag.tags.TagFixtures.found;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.TagStyle;
import org.cratetag.decode.libav.AudioStream;
import org.cratetag.tags.undo.UndoResult;
import org.cratetag.tags.undo.UndoService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tags damaged files of every format and kind of tag: nothing may crash or hang, no file may change
 * whose tags could not be read, the audio must stay, and undo must give the bytes back.
 *
 * <p>{@code src/bench/tag-faults mutants 10000} runs the same over more files, and lets ffmpeg
 * compare the audio of every file that was written.
 */
class MutatedFilesTest {
  private static final int FILES = Integer.getInteger("cratetag.mutants", 320);
  private static final long SEED = Long.getLong("cratetag.seed", 1);
  private static final boolean ALL_BY_FFMPEG = Boolean.getBoolean("cratetag.mutants.ffmpeg");
  private static final boolean ONLY_DRESSED = Boolean.getBoolean("cratetag.mutants.dressed");
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path folder;

  private final InMemoryTagJournal journal = new InMemoryTagJournal();
  private final TagService tags = new TagService(BuiltInWriters.list(), journal, Clock.systemUTC());
  private final UndoService undo = new UndoService(tags, journal, Clock.systemUTC());
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private int compared;

  @Test
  void mutatedFile_isLeftAloneOrTaggedWholeAndGivenBack() throws Exception {
    List<TaggedFiles.Model> models =
        ONLY_DRESSED ? TaggedFiles.dressed(folder) : TaggedFiles.models(folder);
    long slowest = 0;
    for (int i = 0; i < FILES; i++) {
      TaggedFiles.Model model = models.get(i % models.size());
      long seed = SEED * 1_000_000 + i;
      byte[] damaged = new Mutation(seed).of(model.bytes());
      String name = model.name() + ", seed " + seed;
      long start = System.nanoTime();
      assertTimeoutPreemptively(LIMIT, () -> tagAndUndo(damaged, model, name), () -> name);
      slowest = Math.max(slowest, System.nanoTime() - start);
    }
    System.out.printf(
        "%d mutated files: %s; the audio of %d compared by ffmpeg; the slowest took %d ms%n",
        FILES, outcomes, compared, slowest / 1_000_000);
    assertThat(outcomes).containsKeys("written", "refused");
  }

  /** A reader that believes such a length takes gigabytes. */
  @Test
  void pictureOfFlacThatSaysItIsHuge_isKeptAsItIs() throws Exception {
    for (TaggedFiles.Model model : TaggedFiles.models(folder)) {
      if (model.name().startsWith("flac with pictures")) {
        byte[] damaged = model.bytes();
        int mediaType = new String(damaged, StandardCharsets.ISO_8859_1).indexOf("image/jpeg") - 4;
        damaged[mediaType] = 0x7f;
        tagAndUndo(damaged, model, "flac");
      }
    }
    assertThat(outcomes).containsExactly(Map.entry("written", 1));
  }

  /** Its library said so by an I/O error, which was taken for one of the disk. */
  @Test
  void damagedWma_isNoFailureOfTheDisk() throws Exception {
    for (TaggedFiles.Model model : TaggedFiles.models(folder)) {
      if (model.name().equals("wma")) {
        tagAndUndo(new Mutation(7_001_727).of(model.bytes()), model, "wma");
      }
    }
    assertThat(outcomes).hasSize(1);
  }

  private void tagAndUndo(byte[] damaged, TaggedFiles.Model model, String name) throws Exception {
    Path path = Files.write(folder.resolve("damaged"), damaged);
    AudioFile file = found(path, model.format());
    boolean byFfmpeg = model.suitsFfmpeg() && (ALL_BY_FFMPEG || damaged.length % 16 == 0);
    String audio = byFfmpeg ? AudioStream.hash(path) : "";
    boolean readable = isReadable(file);
    TagUpdate update = tags.update(file, current -> CHANGE, TagStyle.SERVER, 1);
    if (update instanceof TagUpdate.Written written) {
      outcomes.merge("written", 1, Integer::sum);
      assertThat(readable).as(name).isTrue();
      assertThat(tags.read(written.file())).as(name).isEqualTo(CHANGE);
      if (!audio.isEmpty()) {
        assertThat(AudioStream.hash(path)).as(name).isEqualTo(audio);
        compared++;
      }
      assertThat(undo.undoPaths(List.of(path), 2))
          .as(name)
          .containsExactly(new UndoResult.Undone(path, true, List.of()));
    } else {
      outcomes.merge("refused", 1, Integer::sum);
      assertThat(update).as(name).isInstanceOf(TagUpdate.Skipped.class);
    }
    assertThat(Files.readAllBytes(path)).as(name).isEqualTo(damaged);
    assertThat(filesIn(folder)).as(name).containsExactly(path);
    assertThat(journal.listUnfinished()).as(name).isEmpty();
  }

  private boolean isReadable(AudioFile file) {
    try {
      tags.read(file);
      return true;
    } catch (TrackException damaged) {
      return false;
    }
  }
}
