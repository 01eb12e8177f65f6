package org.cratetag.tags.undo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.cratetag.tags.file.FileHash;
import org.cratetag.tags.file.FileState;
import org.cratetag.tags.journal.JournalEntry;

/**
 * Entries of the journal by what their file held after them. A library that was moved, or is
 * mounted elsewhere, still holds the same bytes.
 */
final class JournalByContent {
  private final Map<Long, List<JournalEntry>> bySize = new HashMap<>();

  /**
   * Entries to search.
   *
   * @param entries newest first
   */
  JournalByContent(List<JournalEntry> entries) {
    for (JournalEntry entry : entries) {
      entry
          .change()
          .fileAfter()
          .ifPresent(
              after ->
                  bySize.computeIfAbsent(after.sizeBytes(), size -> new ArrayList<>()).add(entry));
    }
  }

  /**
   * The entry that left a file as it is. Of several, all must have found the same before; then it
   * is the newest.
   *
   * @param wanted which of the entries count; asked of those of the same length only
   */
  Optional<JournalEntry> find(Path file, Predicate<JournalEntry> wanted) throws IOException {
    if (bySize.isEmpty()) {
      return Optional.empty();
    }
    List<JournalEntry> sized =
        bySize.getOrDefault(Files.size(file), List.of()).stream().filter(wanted).toList();
    if (sized.isEmpty()) {
      return Optional.empty();
    }
    String hash = FileHash.of(file);
    List<JournalEntry> same =
        sized.stream()
            .filter(entry -> entry.change().fileAfter().orElseThrow().sha256().equals(hash))
            .toList();
    boolean oneFits =
        same.stream()
                .map(entry -> entry.change().fileBefore().map(FileState::sha256))
                .distinct()
                .count()
            == 1;
    return oneFits ? Optional.of(same.get(0)) : Optional.empty();
  }

  /** Whether a file is no longer where an entry knows it. */
  static boolean hasLeft(JournalEntry entry) {
    return !Files.exists(entry.path(), LinkOption.NOFOLLOW_LINKS);
  }

  /** The same entry for a file at its new place. */
  static JournalEntry at(Path path, JournalEntry entry) {
    return new JournalEntry(entry.id(), entry.runId(), path, entry.change(), entry.state());
  }
}
