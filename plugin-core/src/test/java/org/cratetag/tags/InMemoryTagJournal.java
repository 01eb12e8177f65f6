package org.cratetag.tags;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.cratetag.tags.file.PreparedFolder;
import org.cratetag.tags.journal.JournalEntry;
import org.cratetag.tags.journal.TagChange;
import org.cratetag.tags.journal.TagJournal;
import org.cratetag.tags.journal.TagPatch;
import org.cratetag.tags.journal.UnfinishedChange;

/** A journal for tests, which can be told to fail at a step. */
public class InMemoryTagJournal implements TagJournal {
  private final Map<Long, Row> rows = new TreeMap<>(Comparator.reverseOrder());
  private final Map<Long, TagPatch> patches = new TreeMap<>();
  private final Set<Path> folders = new HashSet<>();

  /** Of no other journal, since tests of other processes may run at the same time. */
  private final String mark = "%016x".formatted(new SecureRandom().nextLong());

  private long last;

  private record Row(
      long runId,
      Path path,
      Path temporary,
      Optional<TagChange> change,
      Optional<JournalEntry.State> state) {}

  /** Called before each step; tests override it to fail or to look around. */
  protected void before(String step) {}

  @Override
  public String mark() {
    return mark;
  }

  @Override
  public synchronized long prepare(long runId, Path path, Path temporary) {
    before("prepare");
    folders.add(temporary.getParent());
    rows.put(++last, new Row(runId, path, temporary, Optional.empty(), Optional.empty()));
    return last;
  }

  @Override
  public synchronized void intend(long id, TagChange change, Optional<TagPatch> patch) {
    before("intend");
    Row row = rows.get(id);
    put(id, row, Optional.of(change), JournalEntry.State.INTENDED);
    patch.ifPresent(value -> patches.put(id, TagPatch.of(value.encoded().clone())));
  }

  @Override
  public synchronized void finish(long id) {
    before("finish");
    Row row = rows.get(id);
    put(id, row, row.change(), JournalEntry.State.DONE);
    row.change()
        .orElseThrow()
        .undoes()
        .ifPresent(
            undone ->
                put(
                    undone,
                    rows.get(undone),
                    rows.get(undone).change(),
                    JournalEntry.State.UNDONE));
  }

  @Override
  public synchronized void abandon(long id) {
    before("abandon");
    rows.remove(id);
    patches.remove(id);
  }

  @Override
  public synchronized List<UnfinishedChange> listUnfinished() {
    List<UnfinishedChange> unfinished = new ArrayList<>();
    rows.forEach(
        (id, row) -> {
          if (row.state().isEmpty() || row.state().get() == JournalEntry.State.INTENDED) {
            unfinished.add(new UnfinishedChange(id, row.path(), row.temporary(), row.change()));
          }
        });
    return unfinished;
  }

  @Override
  public synchronized List<PreparedFolder> listPreparedFolders() {
    return folders.stream().map(folder -> new PreparedFolder(folder, mark())).toList();
  }

  @Override
  public synchronized void forget(PreparedFolder folder) {
    folders.remove(folder.folder());
  }

  @Override
  public synchronized List<JournalEntry> listByRun(long runId) {
    return list(row -> row.runId() == runId);
  }

  @Override
  public synchronized List<JournalEntry> listByRun(long runId, long afterId, int limit) {
    return listByRun(runId).stream()
        .filter(entry -> entry.id() > afterId)
        .sorted(Comparator.comparing(JournalEntry::id))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<JournalEntry> listByPath(Path fileOrFolder) {
    return list(row -> row.path().startsWith(fileOrFolder));
  }

  @Override
  public synchronized Optional<JournalEntry> findLatest(Path file) {
    return list(row -> row.path().equals(file)).stream().findFirst();
  }

  @Override
  public synchronized List<JournalEntry> listDone() {
    return list(row -> row.state().equals(Optional.of(JournalEntry.State.DONE)));
  }

  @Override
  public synchronized List<JournalEntry> listUndos() {
    return listDone().stream()
        .filter(entry -> entry.change().kind() == TagChange.Kind.UNDO)
        .toList();
  }

  @Override
  public synchronized boolean holdsUndos() {
    return !list(row -> row.change().filter(change -> change.undoes().isPresent()).isPresent())
        .isEmpty();
  }

  @Override
  public synchronized Optional<TagPatch> findPatch(long id) {
    return Optional.ofNullable(patches.get(id));
  }

  private List<JournalEntry> list(Predicate<Row> wanted) {
    List<JournalEntry> entries = new ArrayList<>();
    rows.forEach(
        (id, row) -> {
          if (row.state().isPresent() && wanted.test(row)) {
            entries.add(
                new JournalEntry(
                    id, row.runId(), row.path(), row.change().orElseThrow(), row.state().get()));
          }
        });
    return entries;
  }

  private void put(long id, Row row, Optional<TagChange> change, JournalEntry.State state) {
    rows.put(id, new Row(row.runId(), row.path(), row.temporary(), change, Optional.of(state)));
  }
}
