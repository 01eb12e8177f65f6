package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cratetag.tags.TagFixtures.CHANGE;
import static org.cratetag.tags.TagFixtures.filesIn;
import static org.cratetag.tags.TagFixtures.found;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;
import org.cratetag.ledger.Ledger;
import org.cratetag.tags.undo.UndoResult;
import org.cratetag.tags.undo.UndoService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tags a folder of files of all formats, no two alike, with the ledger's journal, takes the run
 * back, and takes that back: every file has the same bytes as before. {@code src/bench/tag-faults
 * undo 1000} does it with more files.
 */
class UndoStudyTest {
  private static final int FILES = Integer.getInteger("cratetag.files", 48);

  @TempDir Path folder;

  @Test
  void undo_ofARunOverMixedFiles_givesEveryByteBack_andItsUndoToo() throws Exception {
    Map<Path, TaggedFiles.Model> files = makeFiles();
    Map<Path, byte[]> old = contents(files);
    try (Ledger ledger = Ledger.open(folder.resolve("ledger/ledger"), Clock.systemUTC())) {
      TagService tags =
          new TagService(BuiltInWriters.list(), ledger.tagJournal(), Clock.systemUTC());
      UndoService undo = new UndoService(tags, ledger.tagJournal(), Clock.systemUTC());
      for (Map.Entry<Path, TaggedFiles.Model> file : files.entrySet()) {
        assertThat(
                tags.update(
                    found(file.getKey(), file.getValue().format()),
                    any -> CHANGE,
                    TagStyle.SERVER,
                    1))
            .as(file.getKey().toString())
            .isInstanceOf(TagUpdate.Written.class);
      }
      Map<Path, byte[]> tagged = contents(files);

      verifyAll(undo.undoRun(1, 2));
      verifySame(old, contents(files));
      verifyAll(undo.undoRun(2, 3));
      verifySame(tagged, contents(files));
      verifyAll(undo.undoRun(3, 4));
      verifySame(old, contents(files));
    }
    assertThat(filesIn(folder.resolve("music"))).hasSize(FILES);
    System.out.printf(
        "%d files tagged, undone, done again, undone again: all bytes equal%n", FILES);
  }

  /** Copies of the models, each with values and room of its own. */
  private Map<Path, TaggedFiles.Model> makeFiles() throws Exception {
    List<TaggedFiles.Model> models = TaggedFiles.models(folder);
    Path music = Files.createDirectory(folder.resolve("music"));
    TagService tags =
        new TagService(BuiltInWriters.list(), new InMemoryTagJournal(), Clock.systemUTC());
    Random random = new Random(4);
    Map<Path, TaggedFiles.Model> files = new HashMap<>();
    for (int i = 0; i < FILES; i++) {
      TaggedFiles.Model model = models.get(i % models.size());
      Path file = Files.write(music.resolve(i + "." + model.format().suffix()), model.bytes());
      TagValues own =
          TagValues.EMPTY
              .with(TagField.GENRE, List.of("Genre " + "x".repeat(random.nextInt(600)), "Rock"))
              .with(TagField.BPM, List.of(String.valueOf(60 + i % 100)));
      if (random.nextInt(3) > 0) {
        tags.update(found(file, model.format()), any -> own, TagStyle.SERVER, 1);
      }
      files.put(file, model);
    }
    return files;
  }

  private static Map<Path, byte[]> contents(Map<Path, TaggedFiles.Model> files) throws Exception {
    Map<Path, byte[]> contents = new HashMap<>();
    for (Path file : files.keySet()) {
      contents.put(file, Files.readAllBytes(file));
    }
    return contents;
  }

  private static void verifySame(Map<Path, byte[]> expected, Map<Path, byte[]> found) {
    expected.forEach(
        (file, bytes) ->
            assertThat(Arrays.equals(bytes, found.get(file))).as(file.toString()).isTrue());
  }

  private static void verifyAll(List<UndoResult> results) {
    assertThat(results)
        .hasSize(FILES)
        .allSatisfy(
            result ->
                assertThat(result)
                    .isInstanceOfSatisfying(
                        UndoResult.Undone.class,
                        undone -> assertThat(undone.identical()).isTrue()));
  }
}
