package org.cratetag.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import org.assertj.core.groups.Tuple;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.ledger.Ledger;
import org.cratetag.ledger.database.LedgerException;
import org.cratetag.ledger.database.LedgerPlace;
import org.cratetag.tags.file.FileState;
import org.cratetag.tags.journal.JournalEntry;
import org.cratetag.tags.journal.TagChange;
import org.cratetag.tags.journal.TagJournal;
import org.cratetag.tags.journal.TagPatch;
import org.cratetag.tags.journal.UnfinishedChange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JdbcTagJournalTest {
  private static final Path SONG = Path.of("/music/a_b/söng \ud83c\udfb5\n.mp3");
  private static final Path TEMPORARY = Path.of("/music/a_b/.tmp");

  private static final TrackPrediction HEARD =
      new TrackPrediction(
          List.of(),
          List.of(new DecidedLabel("Tech House", Optional.of("House"), 0.7412345)),
          OptionalDouble.of(126.25),
          List.of("edm/1"));

  @TempDir Path home;
  private Ledger ledger;
  private TagJournal journal;

  @BeforeEach
  void open() {
    ledger = Ledger.open(place(), Clock.systemUTC());
    journal = ledger.tagJournal();
  }

  LedgerPlace place() {
    return new LedgerPlace.InFile(home.resolve("ledger/cratetag.db"), Map.of());
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void finish_intendedChange_isListedAsItWas() {
    TagChange change = change(TagChange.Kind.UPDATE, OptionalLong.empty());
    long id = journal.prepare(7, SONG, TEMPORARY);
    journal.intend(id, change, Optional.empty());
    journal.finish(id);

    JournalEntry entry = new JournalEntry(id, 7, SONG, change, JournalEntry.State.DONE);
    assertThat(journal.listByRun(7)).containsExactly(entry);
    assertThat(journal.listByPath(SONG)).containsExactly(entry);
    assertThat(journal.listByPath(SONG.getParent())).containsExactly(entry);
    assertThat(journal.listByPath(Path.of("/music/aXb"))).isEmpty();
    assertThat(journal.listByRun(8)).isEmpty();
    assertThat(journal.findPatch(id)).isEmpty();
  }

  @Test
  void listByRun_bitByBit_givesTheOldestFirst() {
    long first = done(change(TagChange.Kind.UPDATE, OptionalLong.empty()));
    long second = done(change(TagChange.Kind.UPDATE, OptionalLong.empty()));
    long third = done(change(TagChange.Kind.UPDATE, OptionalLong.empty()));
    long run = journal.listByPath(SONG).get(0).runId();
    assertThat(journal.listByRun(run, 0, 2))
        .extracting(JournalEntry::id)
        .containsExactly(first, second);
    assertThat(journal.listByRun(run, second, 2))
        .extracting(JournalEntry::id)
        .containsExactly(third);
    assertThat(ledger.listRunChanges(5)).isEmpty();
  }

  @Test
  void finish_undo_marksWhatItUndoes() {
    long update = done(change(TagChange.Kind.UPDATE, OptionalLong.empty()));
    long undo = done(change(TagChange.Kind.UNDO, OptionalLong.of(update)));

    assertThat(journal.listByPath(SONG))
        .extracting(JournalEntry::id, JournalEntry::state)
        .containsExactly(
            Tuple.tuple(undo, JournalEntry.State.DONE),
            Tuple.tuple(update, JournalEntry.State.UNDONE));
    assertThat(journal.listByPath(SONG).get(0).change().undoes()).hasValue(update);
  }

  @Test
  void holdsUndos_fromTheMomentThatOneIsUnderWay() {
    long update = done(change(TagChange.Kind.UPDATE, OptionalLong.empty()));
    assertThat(journal.holdsUndos()).isFalse();

    long undo = journal.prepare(8, SONG, TEMPORARY);
    journal.intend(undo, change(TagChange.Kind.UNDO, OptionalLong.of(update)), Optional.empty());
    assertThat(journal.holdsUndos()).isTrue();

    journal.finish(undo);
    assertThat(journal.holdsUndos()).isTrue();
  }

  @Test
  void findPatch_megabytes_givesTheBytes() {
    byte[] bytes = new byte[5 << 20];
    new Random(1).nextBytes(bytes);
    long id = journal.prepare(7, SONG, TEMPORARY);
    journal.intend(
        id, change(TagChange.Kind.UPDATE, OptionalLong.empty()), Optional.of(TagPatch.of(bytes)));
    assertThat(journal.findPatch(id)).contains(TagPatch.of(bytes));
  }

  @Test
  void abandon_preparedAndIntended_forgetsThem() {
    long prepared = journal.prepare(7, SONG, TEMPORARY);
    long intended = journal.prepare(7, SONG, TEMPORARY);
    journal.intend(
        intended,
        change(TagChange.Kind.UPDATE, OptionalLong.empty()),
        Optional.of(TagPatch.of(new byte[3])));
    journal.abandon(prepared);
    journal.abandon(intended);
    assertThat(journal.listByRun(7)).isEmpty();
    assertThat(journal.findPatch(intended)).isEmpty();
    close();
    open();
    assertThat(journal.listUnfinished()).isEmpty();
  }

  @Test
  void listUnfinished_ownChanges_areNotAmongThemButThoseOfEarlierProcessesAre() {
    TagChange change = change(TagChange.Kind.UPDATE, OptionalLong.empty());
    long prepared = journal.prepare(7, SONG, TEMPORARY);
    long intended = journal.prepare(7, SONG, TEMPORARY);
    journal.intend(intended, change, Optional.empty());
    done(change);
    assertThat(journal.listUnfinished()).isEmpty();

    close();
    open();
    assertThat(journal.listUnfinished())
        .containsExactly(
            new UnfinishedChange(prepared, SONG, TEMPORARY, Optional.empty()),
            new UnfinishedChange(intended, SONG, TEMPORARY, Optional.of(change)));
    journal.finish(intended);
    journal.abandon(prepared);
    assertThat(journal.listUnfinished()).isEmpty();
    assertThat(journal.listByRun(7)).hasSize(2);
  }

  @Test
  void intend_unknownEntry_throws() {
    assertThatThrownBy(
            () ->
                journal.intend(
                    99, change(TagChange.Kind.UPDATE, OptionalLong.empty()), Optional.empty()))
        .isInstanceOf(LedgerException.class);
    assertThatThrownBy(() -> journal.finish(99)).isInstanceOf(LedgerException.class);
  }

  private long done(TagChange change) {
    long id = journal.prepare(7, SONG, TEMPORARY);
    journal.intend(id, change, Optional.empty());
    journal.finish(id);
    return id;
  }

  private static TagChange change(TagChange.Kind kind, OptionalLong undoes) {
    return new TagChange(
        kind,
        new TagValues(Map.of(TagField.GENRE, List.of("Jazz", "R&B \u0000 \"x\""))),
        new TagValues(Map.of(TagField.GENRE, List.of(), TagField.BPM, List.of("126"))),
        Optional.of(
            new FileState(
                5, Instant.parse("2025-01-01T00:00:00.123456789Z"), "0123456789abcdef".repeat(4))),
        Optional.empty(),
        undoes,
        Instant.parse("2026-01-01T00:00:00Z"),
        Optional.of(HEARD));
  }
}
