package org.cratetag.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagStyle;
import org.cratetag.tags.BuiltInWriters;
import org.cratetag.tags.TagFixtures;
import org.cratetag.tags.TagService;
import org.cratetag.tags.TagUpdate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A worker whose lease is over writes nothing. */
class FenceTest extends LedgerFixture {
  private AudioFile song;
  private byte[] before;
  private TagService tags;

  @BeforeEach
  void makeSong() throws Exception {
    song =
        TagFixtures.make(
            Files.createDirectory(home.toRealPath().resolve("music")), AudioFormat.MP3);
    before = Files.readAllBytes(song.path());
    tags = new TagService(BuiltInWriters.list(), ledger.tagJournal(), clock);
  }

  private TagUpdate update(Run run) {
    return tags.update(song, any -> TagFixtures.CHANGE, TagStyle.SERVER, run.id());
  }

  private void verifyRefused(TagUpdate update, Run run) throws Exception {
    assertThat(update)
        .isInstanceOfSatisfying(
            TagUpdate.Failed.class,
            failed -> assertThat(failed.reason()).contains("another worker may have it"));
    assertThat(Files.readAllBytes(song.path())).isEqualTo(before);
    assertThat(TagFixtures.filesIn(song.path().getParent())).isEqualTo(List.of(song.path()));
    assertThat(ledger.tagJournal().listByRun(run.id())).isEmpty();
  }

  @Test
  void update_withinTheLease_writes() {
    Run run = runWith(TAG, song);
    claim(run);
    clock.advance(LEASE.minusMillis(1));
    assertThat(update(run)).isInstanceOf(TagUpdate.Written.class);
  }

  @Test
  void update_leaseOver_writesNothing() throws Exception {
    Run run = runWith(TAG, song);
    claim(run);
    clock.advance(LEASE);
    verifyRefused(update(run), run);
  }

  @Test
  void update_takenOverByAnother_writesNothing() throws Exception {
    Run run = runWith(TAG, song);
    claim(run);
    clock.advance(LEASE.plusMillis(1));
    Thread other = new Thread(() -> ledger.next(run, "other", Duration.ofHours(1)));
    other.start();
    other.join();
    verifyRefused(update(run), run);
  }

  @Test
  void update_queuedAnewByAScan_writesNothing() throws Exception {
    Run run = runWith(TAG, song);
    claim(run);
    runWith(new Goal("tag", "other settings"), song);
    verifyRefused(update(run), run);
  }

  @Test
  void update_ofAnotherThread_isNotFenced() throws Exception {
    Path other = Files.copy(song.path(), song.path().resolveSibling("other.mp3"));
    Run run = runWith(TAG, song);
    claim(run);
    clock.advance(LEASE);
    Thread undo =
        new Thread(
            () -> {
              try {
                assertThat(
                        tags.update(
                            TagFixtures.found(other, AudioFormat.MP3),
                            any -> TagFixtures.CHANGE,
                            TagStyle.SERVER,
                            run.id()))
                    .isInstanceOf(TagUpdate.Written.class);
              } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    undo.start();
    undo.join();
    assertThat(ledger.tagJournal().listByPath(other)).hasSize(1);
  }
}
