package org.cratetag.tags.undo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.TagField;
import org.cratetag.tags.TagService;
import org.cratetag.tags.journal.JournalEntry;
import org.cratetag.tags.journal.TagJournal;

/** Takes back what was written to files that have another path now. */
final class MovedFiles {
  static final String UNKNOWN =
      "it holds what Cratetag wrote, but this home knows neither its path nor its content";

  private final TagJournal journal;
  private final TagService tags;

  MovedFiles(TagJournal journal, TagService tags) {
    this.journal = journal;
    this.tags = tags;
  }

  /**
   * Takes back all changes of files whose content the journal knows under a path where nothing is
   * any more.
   *
   * @param files regular files, by their real paths
   * @param wanted which entries count
   * @param undo takes back an entry at the path that it holds
   */
  List<UndoResult> undo(
      List<Path> files, Predicate<JournalEntry> wanted, Function<JournalEntry, UndoResult> undo) {
    if (files.isEmpty()) {
      return List.of();
    }
    JournalByContent entries = new JournalByContent(journal.listDone());
    Set<Long> undone = new HashSet<>();
    List<UndoResult> results = new ArrayList<>();
    for (Path file : files) {
      Optional<JournalEntry> entry = find(entries, file, wanted, undone);
      while (entry.isPresent()) {
        undone.add(entry.get().id());
        UndoResult result = undo.apply(JournalByContent.at(file, entry.get()));
        results.add(result);
        // What it holds now may be what an earlier run left.
        entry =
            result instanceof UndoResult.Undone
                ? find(entries, file, wanted, undone)
                : Optional.empty();
      }
    }
    return results;
  }

  private static Optional<JournalEntry> find(
      JournalByContent entries, Path file, Predicate<JournalEntry> wanted, Set<Long> undone) {
    try {
      return Files.isRegularFile(file)
          ? entries.find(
              file,
              entry ->
                  wanted.test(entry)
                      && !undone.contains(entry.id())
                      && JournalByContent.hasLeft(entry))
          : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** Those of the files that hold what Cratetag wrote, and that nothing could be done about. */
  List<UndoResult> listUnknown(List<Path> files) {
    return files.stream()
        .filter(this::isOurs)
        .<UndoResult>map(file -> new UndoResult.Failed(file, UNKNOWN))
        .toList();
  }

  private boolean isOurs(Path file) {
    try {
      AudioFile audio =
          new AudioFile(
              file,
              tags.formatOf(file),
              Files.size(file),
              Files.getLastModifiedTime(file).toInstant());
      return !tags.read(audio).get(TagField.CRATETAG).isEmpty();
    } catch (IOException | TrackException | RuntimeException noAudio) {
      return false;
    }
  }
}
