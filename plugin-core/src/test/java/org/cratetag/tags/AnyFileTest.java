package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cratetag.tags.TagFixtures.CHANGE;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagStyle;
import org.cratetag.decode.libav.AudioStream;
import org.cratetag.library.Recognisers;
import org.cratetag.tags.undo.UndoResult;
import org.cratetag.tags.undo.UndoService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writes the same genre into every file of a folder, whatever it sounds like: the audio must stay
 * and undo must give the bytes back. {@code src/bench/tag-faults any DIR} runs it over the files of
 * other projects; without a folder it takes our own.
 */
class AnyFileTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path folder;

  private final InMemoryTagJournal journal = new InMemoryTagJournal();
  private final TagService tags = new TagService(BuiltInWriters.list(), journal, Clock.systemUTC());
  private final UndoService undo = new UndoService(tags, journal, Clock.systemUTC());
  private final TreeMap<String, List<String>> outcomes = new TreeMap<>();

  @Test
  void everyFile_isTaggedAndGivenBack_orLeftAloneWithAReason() throws Exception {
    Optional<String> given = Optional.ofNullable(System.getProperty("cratetag.any"));
    List<Path> files = given.isPresent() ? filesBelow(Path.of(given.get())) : ours();
    for (Path file : files) {
      assertTimeoutPreemptively(LIMIT, () -> tagAndUndo(file), file::toString);
    }
    outcomes.forEach(
        (what, which) -> System.out.println(what + ": " + which.size() + " " + sample(which)));
    assertThat(outcomes).containsKey("written");
  }

  private static List<String> sample(List<String> names) {
    return names.subList(0, Math.min(6, names.size()));
  }

  private static List<Path> filesBelow(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private List<Path> ours() throws Exception {
    List<Path> files = new ArrayList<>();
    Path models = Files.createDirectory(folder.resolve("models"));
    for (TaggedFiles.Model model : TaggedFiles.models(folder)) {
      files.add(Files.write(models.resolve("model" + files.size()), model.bytes()));
    }
    return files;
  }

  private void tagAndUndo(Path original) throws Exception {
    String name = original.getFileName().toString();
    Optional<AudioFormat> format = new Recognisers(List.of()).recognise(original);
    if (format.isEmpty()) {
      tell("not recognised", name);
      return;
    }
    byte[] bytes = Files.readAllBytes(original);
    Path path = Files.write(Files.createTempDirectory(folder, "any").resolve(name), bytes);
    String audio = hash(path);
    AudioFile file = TagFixtures.found(path, format.get());
    TagUpdate update = tags.update(file, current -> CHANGE, TagStyle.SERVER, 1);
    if (update instanceof TagUpdate.Written written) {
      tell("written", name);
      assertThat(tags.read(written.file())).as(name).isEqualTo(CHANGE);
      assertThat(hash(path)).as(name).isEqualTo(audio);
      assertThat(undo.undoPaths(List.of(path), 2))
          .as(name)
          .containsExactly(new UndoResult.Undone(path, true, List.of()));
    } else {
      assertThat(update).as(name).isInstanceOf(TagUpdate.Skipped.class);
      tell(format.get() + ": " + ((TagUpdate.Skipped) update).reason(), name);
    }
    assertThat(Files.readAllBytes(path)).as(name).isEqualTo(bytes);
  }

  private static String hash(Path path) {
    try {
      return AudioStream.hash(path);
    } catch (Exception | AssertionError noAudio) {
      return "none";
    }
  }

  private void tell(String what, String name) {
    outcomes.computeIfAbsent(what, any -> new ArrayList<>()).add(name);
  }
}
