package org.cratetag.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagStyle;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.tags.BuiltInWriters;
import org.cratetag.tags.InMemoryTagJournal;
import org.cratetag.tags.TagFixtures;
import org.cratetag.tags.TagService;
import org.cratetag.tags.journal.JournalEntry;
import org.cratetag.tags.undo.TagRecovery;
import org.cratetag.tags.undo.UndoResult;
import org.cratetag.tags.undo.UndoService;

/** Small real files in folders of twelve, and what must be true of them in the end. */
final class SharedLibrary {
  private static final List<AudioFormat> FORMATS = List.of(AudioFormat.MP3, AudioFormat.FLAC);
  private static final Instant LONG_AGO = Instant.parse("2024-03-01T12:00:00Z");

  private final Path folder;
  private final int tracks;
  private final Map<String, byte[]> before = new HashMap<>();
  private final Map<String, byte[]> after = new HashMap<>();

  private SharedLibrary(Path folder, int tracks) {
    this.folder = folder;
    this.tracks = tracks;
  }

  /** Makes one in a folder that is not there yet. */
  static SharedLibrary make(Path scratch, Path folder, int tracks) throws Exception {
    SharedLibrary library = new SharedLibrary(folder, tracks);
    for (AudioFormat format : FORMATS) {
      Path model = AudioFixtures.bare(scratch, "model", format, 0.3);
      library.before.put(format.suffix(), Files.readAllBytes(model));
      new TagService(BuiltInWriters.list(), new InMemoryTagJournal(), Clock.systemUTC())
          .update(TagFixtures.found(model, format), any -> TagFixtures.CHANGE, TagStyle.SERVER, 1);
      library.after.put(format.suffix(), Files.readAllBytes(model));
    }
    for (int i = 0; i < tracks; i++) {
      String suffix = FORMATS.get(i % FORMATS.size()).suffix();
      Path album = Files.createDirectories(folder.resolve("album %04d".formatted(i / 12)));
      Path file = album.resolve("%02d tr\u00e4ck.%s".formatted(i % 12, suffix));
      Files.write(file, library.before.get(suffix));
      Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
    }
    return library;
  }

  int tracks() {
    return tracks;
  }

  private List<Path> files() throws Exception {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  /** Each file is the tagged one, nothing else is there, and the journal has it once. */
  void verifyTaggedOnce(Ledger ledger, Path music) throws Exception {
    verify(after);
    assertThat(ledger.tagJournal().listUnfinished()).isEmpty();
    Map<Path, Long> written =
        ledger.tagJournal().listByPath(music).stream()
            .filter(entry -> entry.state() == JournalEntry.State.DONE)
            .collect(
                Collectors.groupingBy(JournalEntry::path, TreeMap::new, Collectors.counting()));
    assertThat(written).hasSize(tracks);
    assertThat(written.values()).containsOnly(1L);
    assertThat(ledger.status().countsByGoal())
        .isEqualTo(Map.of("tag", Map.of(State.DONE, (long) tracks)));
    assertThat(ledger.status().tracks()).isEqualTo(tracks);
  }

  private void verify(Map<String, byte[]> contents) throws Exception {
    List<Path> wrong = new ArrayList<>();
    List<Path> files = files();
    for (Path file : files) {
      String name = file.getFileName().toString();
      byte[] content = contents.get(name.substring(name.lastIndexOf('.') + 1));
      if (!java.util.Arrays.equals(content, Files.readAllBytes(file))) {
        wrong.add(file);
      }
    }
    assertThat(wrong).as("files that are not as they should be").isEmpty();
    assertThat(files).hasSize(tracks);
  }

  /** Undo of all gives back the bytes. */
  void verifyUndo(Ledger ledger, Path music) throws Exception {
    new TagRecovery(ledger.tagJournal()).recover();
    TagService tags = new TagService(BuiltInWriters.list(), ledger.tagJournal(), Clock.systemUTC());
    Run run = ledger.startRun("undo", new Goal("undo", ""));
    List<UndoResult> results =
        new UndoService(tags, ledger.tagJournal(), Clock.systemUTC())
            .undoPaths(List.of(music), run.id());
    ledger.finishRun(run, Map.of());
    assertThat(results)
        .hasSize(tracks)
        .allMatch(result -> result instanceof UndoResult.Undone undone && undone.identical());
    verify(before);
  }
}
