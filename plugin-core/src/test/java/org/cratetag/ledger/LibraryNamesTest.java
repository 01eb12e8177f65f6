package org.cratetag.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackOutcome;
import org.cratetag.fixture.AudioFixtures;
import org.cratetag.ledger.database.LedgerPlace;
import org.cratetag.tags.BuiltInWriters;
import org.cratetag.tags.TagFixtures;
import org.cratetag.tags.TagService;
import org.cratetag.tags.TagUpdate;
import org.cratetag.tags.undo.TagRecovery;
import org.cratetag.tags.undo.UndoResult;
import org.cratetag.tags.undo.UndoService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of a library when its name, or the place of its folder, changes. */
class LibraryNamesTest {
  private static final Goal TAG = SharingChild.GOAL;

  @TempDir Path temporary;
  private Path music;
  private Path inner;
  private byte[] before;
  private final List<Path> files = new ArrayList<>();

  LedgerPlace place(Map<String, Path> libraries) {
    return new LedgerPlace.InFile(temporary.resolve("home/cratetag.db"), libraries);
  }

  @BeforeEach
  void makeFiles() throws Exception {
    music = Files.createDirectories(temporary.toRealPath().resolve("music"));
    inner = Files.createDirectory(music.resolve("inner"));
    Path model = AudioFixtures.bare(temporary, "model", AudioFormat.MP3, 0.3);
    before = Files.readAllBytes(model);
    Path odd = Files.createDirectory(odd(music, ""));
    for (Path file :
        List.of(
            music.resolve("a ? @x.mp3"),
            odd(music, ".mp3"),
            odd.resolve("in it.mp3"),
            inner.resolve("b.mp3"),
            odd(inner, ".mp3"))) {
      files.add(Files.copy(model, file));
    }
  }

  /** A name that is Latin-1, which no text has. */
  private static Path odd(Path folder, String rest) {
    return Path.of(URI.create("file://" + folder.toUri().getRawPath() + "%E9" + rest));
  }

  private Ledger open(Map<String, Path> libraries) {
    return Ledger.open(place(libraries), Clock.systemUTC());
  }

  private static TagService tags(Ledger ledger) {
    return new TagService(BuiltInWriters.list(), ledger.tagJournal(), Clock.systemUTC());
  }

  /** One run below a folder. Returns how many files it had not known. */
  private int tag(Map<String, Path> libraries, Path root) throws Exception {
    int fresh = 0;
    try (Ledger ledger = open(libraries)) {
      Run run = ledger.startRun("tag", TAG);
      try (LibraryScan scan = ledger.startScan(run, root, false)) {
        for (Path each : files) {
          if (each.startsWith(root)) {
            AudioFile file = TagFixtures.found(each, AudioFormat.MP3);
            if (!scan.isKnown(each, file.sizeBytes(), file.lastModified())) {
              fresh++;
              scan.enqueue(file);
            }
          }
        }
        scan.complete();
      }
      while (ledger.next(run, "w", LedgerFixture.LEASE) instanceof NextWork.Claimed next) {
        AudioFile file = next.claim().file();
        TagUpdate update =
            tags(ledger).update(file, any -> TagFixtures.CHANGE, TagStyle.SERVER, run.id());
        AudioFile afterwards = update instanceof TagUpdate.Written written ? written.file() : file;
        ledger.settle(
            next.claim(),
            new TrackOutcome.Tagged(
                file.path(), LedgerFixture.PREDICTION, TagValues.EMPTY, TagValues.EMPTY, 1),
            afterwards);
      }
      ledger.finishRun(run, Map.of());
      assertThat(ledger.status().missing()).isZero();
    }
    return fresh;
  }

  private void verifyUndo(Map<String, Path> libraries, Path root) throws Exception {
    try (Ledger ledger = open(libraries)) {
      List<UndoResult> results =
          new UndoService(tags(ledger), ledger.tagJournal(), Clock.systemUTC())
              .undoPaths(List.of(root), 1_000);
      assertThat(results)
          .hasSize(files.size())
          .allMatch(result -> result instanceof UndoResult.Undone undone && undone.identical());
    }
    for (Path file : files) {
      assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }
  }

  @Test
  void nameForAFolderThatWasKnown_keepsTracksAndJournal() throws Exception {
    assertThat(tag(Map.of(), music)).isEqualTo(files.size());
    assertThat(tag(Map.of("m", music), music)).isZero();
    assertThat(tag(Map.of("m", music), inner)).isZero();
    verifyUndo(Map.of("m", music), music);
  }

  @Test
  void nameAfterTheTracksWereForgotten_keepsTheJournal() throws Exception {
    tag(Map.of(), music);
    try (Ledger ledger = open(Map.of())) {
      Run run = ledger.startRun("tag", TAG);
      try (LibraryScan scan = ledger.startScan(run, music, false)) {
        scan.complete();
      }
      assertThat(ledger.forgetMissing(List.of())).isEqualTo(files.size());
    }
    verifyUndo(Map.of("m", music), music);
  }

  @Test
  void nameForAFolderWithinANamedOne_keepsTracksAndJournal() throws Exception {
    assertThat(tag(Map.of("m", music), music)).isEqualTo(files.size());
    Map<String, Path> both = Map.of("m", music, "a", inner);
    assertThat(tag(both, inner)).isZero();
    assertThat(tag(both, music)).isZero();
    verifyUndo(both, music);
  }

  @Test
  void namedFolderThatMoved_isFoundAtItsNewPlace() throws Exception {
    tag(Map.of("m", music), music);
    Path elsewhere = temporary.toRealPath().resolve("else where");
    Files.move(music, elsewhere);
    files.replaceAll(file -> elsewhere.resolve(music.relativize(file)));
    assertThat(tag(Map.of("m", elsewhere), elsewhere)).isZero();
    verifyUndo(Map.of("m", elsewhere), elsewhere);
  }

  @Test
  void nameForALink_isThatOfWhatItLeadsTo() throws Exception {
    Path link = Files.createSymbolicLink(temporary.toRealPath().resolve("link"), music);
    assertThat(tag(Map.of("m", link), music)).isEqualTo(files.size());
    files.replaceAll(file -> link.resolve(music.relativize(file)));
    assertThat(tag(Map.of("m", link), link)).isZero();
    Path otherLink = Files.createSymbolicLink(temporary.toRealPath().resolve("other"), music);
    verifyUndo(Map.of("m", otherLink), otherLink);
  }

  @Test
  void trackThatIsKnownUnderBothForms_staysOnce() throws Exception {
    tag(Map.of("m", music), music);
    tag(Map.of(), inner);
    try (Ledger ledger = open(Map.of("m", music))) {
      assertThat(ledger.status().tracks()).isEqualTo(files.size());
      assertThat(ledger.list(music, "tag")).hasSize(files.size());
    }
  }

  @Test
  void libraryThatThisMachineDoesNotName_isLeftToOthers() throws Exception {
    tag(Map.of("m", music), music);
    int settled = files.size();
    try (Ledger other = open(Map.of("m", music))) {
      Run run = other.startRun("tag", TAG);
      Path broken = Files.write(music.resolve("broken.mp3"), new byte[9]);
      try (LibraryScan scan = other.startScan(run, music, false)) {
        scan.enqueue(TagFixtures.found(broken, AudioFormat.MP3));
      }
      NextWork next = other.next(run, "w", LedgerFixture.LEASE);
      other.fail(((NextWork.Claimed) next).claim(), Stage.DECODE, "no audio", false);
      other.finishRun(run, Map.of());
      other.tagJournal().prepare(run.id(), broken, music.resolve(".cratetag-x.mp3"));
    }
    try (Ledger ledger = open(Map.of("n", temporary.resolve("nothing")))) {
      assertThat(new TagRecovery(ledger.tagJournal()).recover()).isZero();
      assertThat(ledger.status().tracks()).isEqualTo(settled + 1);
      assertThat(ledger.status().failures())
          .singleElement()
          .satisfies(group -> assertThat(group.examples()).isEmpty());
      assertThat(ledger.listFailures(ledger.listRuns(1).get(0).id())).hasSize(1);
      AtomicInteger seen = new AtomicInteger();
      ledger.forEachTrack(List.of(), entries -> seen.incrementAndGet());
      assertThat(seen).hasValue(0);
      assertThat(ledger.tagJournal().listDone()).isEmpty();
      assertThat(ledger.tagJournal().listUndos()).isEmpty();
      Run run = ledger.startRun("tag", TAG);
      assertThat(ledger.next(run, "w", LedgerFixture.LEASE)).isInstanceOf(NextWork.Drained.class);
    }
    try (Ledger ledger = open(Map.of("m", music))) {
      assertThat(ledger.tagJournal().listUnfinished()).hasSize(1);
    }
  }
}
