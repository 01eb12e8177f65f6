package org.cratetag.tags.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cratetag.tags.TagFixtures.CHANGE;
import static org.cratetag.tags.TagFixtures.filesIn;
import static org.cratetag.tags.TagFixtures.found;
import static org.cratetag.tags.TagFixtures.make;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;
import org.cratetag.tags.BuiltInWriters;
import org.cratetag.tags.InMemoryTagJournal;
import org.cratetag.tags.SidecarWriter;
import org.cratetag.tags.TagService;
import org.cratetag.tags.TagUpdate;
import org.cratetag.tags.journal.TagPatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UndoServiceTest {
  @TempDir Path folder;

  private final InMemoryTagJournal journal = new InMemoryTagJournal();
  private final TagService tags = new TagService(BuiltInWriters.list(), journal, Clock.systemUTC());
  private final UndoService undo = new UndoService(tags, journal, Clock.systemUTC());
  private final SidecarWriter sidecars = new SidecarWriter(journal, Clock.systemUTC());

  private AudioFile tagged(AudioFile file, TagValues change, long runId) {
    return ((TagUpdate.Written) tags.update(file, current -> change, TagStyle.SERVER, runId))
        .file();
  }

  @ParameterizedTest
  @MethodSource("org.cratetag.fixture.AudioFixtures#tagged")
  void undoGivesTheOldBytesBack_andItsUndoTheNewOnes(AudioFormat format) throws Exception {
    AudioFile file = make(folder, format);
    byte[] old = Files.readAllBytes(file.path());
    tagged(file, CHANGE, 1);
    byte[] tagged = Files.readAllBytes(file.path());
    List<UndoResult> identical = List.of(new UndoResult.Undone(file.path(), true, List.of()));

    assertThat(undo.undoRun(1, 2)).isEqualTo(identical);
    assertThat(Files.readAllBytes(file.path())).isEqualTo(old);

    assertThat(undo.undoRun(2, 3)).isEqualTo(identical);
    assertThat(Files.readAllBytes(file.path())).isEqualTo(tagged);

    assertThat(undo.undoPaths(List.of(folder), 4)).isEqualTo(identical);
    assertThat(Files.readAllBytes(file.path())).isEqualTo(old);
    assertThat(undo.undoPaths(List.of(folder), 5)).isEmpty();
    assertThat(filesIn(folder)).containsExactly(file.path());
  }

  @Test
  void severalRuns_areTakenBackNewestFirst() throws Exception {
    AudioFile file = make(folder, AudioFormat.MP3);
    byte[] old = Files.readAllBytes(file.path());
    AudioFile first = tagged(file, CHANGE, 1);
    tagged(first, TagValues.EMPTY.with(TagField.GENRE, List.of("Techno")), 2);
    assertThat(undo.undoPaths(List.of(file.path()), 3)).hasSize(2);
    assertThat(Files.readAllBytes(file.path())).isEqualTo(old);
  }

  @Test
  void onlyChangesWithinTheSpan_areTakenBack() throws Exception {
    AudioFile file = make(folder, AudioFormat.MP3);
    Instant noon = Instant.parse("2026-11-20T12:00:00Z");
    TagValues techno = TagValues.EMPTY.with(TagField.GENRE, List.of("Techno"));
    AudioFile first = taggedAt(noon, file, CHANGE, 1);
    byte[] before = Files.readAllBytes(file.path());
    taggedAt(noon.plusSeconds(60), first, techno, 2);
    List<Path> paths = List.of(folder);
    assertThat(undo.undoPaths(paths, span(noon.plusSeconds(61), null), 3)).isEmpty();
    assertThat(undo.undoPaths(paths, span(null, noon), 3)).isEmpty();
    assertThat(undo.undoPaths(paths, span(noon.plusSeconds(60), noon.plusSeconds(61)), 3))
        .containsExactly(new UndoResult.Undone(file.path(), true, List.of()));
    assertThat(Files.readAllBytes(file.path())).isEqualTo(before);
    assertThat(undo.undoPaths(paths, span(noon, noon.plusSeconds(1)), 4)).hasSize(1);
  }

  private static UndoSpan span(Instant since, Instant before) {
    return new UndoSpan(Optional.ofNullable(since), Optional.ofNullable(before));
  }

  private AudioFile taggedAt(Instant when, AudioFile file, TagValues change, long runId) {
    TagService service =
        new TagService(BuiltInWriters.list(), journal, Clock.fixed(when, ZoneOffset.UTC));
    return ((TagUpdate.Written) service.update(file, current -> change, TagStyle.SERVER, runId))
        .file();
  }

  @Test
  void fieldThatALaterRunWrote_isLeftAloneAndTheRunIsNamed() throws Exception {
    AudioFile file = make(folder, AudioFormat.MP3);
    AudioFile first = tagged(file, CHANGE, 1);
    tagged(first, TagValues.EMPTY.with(TagField.GENRE, List.of("Techno")), 2);
    assertThat(undo.undoRun(1, 3))
        .containsExactly(
            new UndoResult.Undone(file.path(), false, List.of("GENRE was changed since by run 2")));
  }

  @ParameterizedTest
  @MethodSource("org.cratetag.fixture.AudioFixtures#tagged")
  void fieldChangedSinceBySomeoneElse_isLeftAloneAndReported(AudioFormat format) throws Exception {
    AudioFile file = make(folder, format);
    AudioFile ours = tagged(file, CHANGE, 1);
    TagService other =
        new TagService(BuiltInWriters.list(), new InMemoryTagJournal(), Clock.systemUTC());
    TagValues theirs = TagValues.EMPTY.with(TagField.GENRE, List.of("Mine"));
    other.update(ours, current -> theirs, TagStyle.SERVER, 1);

    assertThat(undo.undoRun(1, 2))
        .containsExactly(
            new UndoResult.Undone(
                file.path(), false, List.of("GENRE was changed since by another program")));
    assertThat(tags.read(file)).isEqualTo(theirs);
    assertThat(undo.undoRun(1, 3)).isEmpty();
    undo.undoRun(2, 4);
    assertThat(tags.read(file)).isEqualTo(CHANGE.with(TagField.GENRE, List.of("Mine")));
  }

  @Test
  void withoutAPatch_fieldsAreRestored() throws Exception {
    InMemoryTagJournal forgetful =
        new InMemoryTagJournal() {
          @Override
          public synchronized Optional<TagPatch> findPatch(long id) {
            return Optional.empty();
          }
        };
    TagService service = new TagService(BuiltInWriters.list(), forgetful, Clock.systemUTC());
    AudioFile file = make(folder, AudioFormat.OGG_VORBIS);
    service.update(file, current -> CHANGE, TagStyle.SERVER, 1);
    assertThat(new UndoService(service, forgetful, Clock.systemUTC()).undoRun(1, 2))
        .containsExactly(new UndoResult.Undone(file.path(), false, List.of()));
    assertThat(tags.read(file)).isEqualTo(TagValues.EMPTY);
  }

  @Test
  void removedFile_isReported() throws Exception {
    AudioFile file = make(folder, AudioFormat.MP3);
    tagged(file, CHANGE, 1);
    Files.delete(file.path());
    assertThat(undo.undoRun(1, 2))
        .singleElement()
        .isInstanceOfSatisfying(
            UndoResult.Left.class,
            left -> assertThat(left.reason()).startsWith("the file is no longer there"));
  }

  @Test
  void sidecar_isWrittenReplacedAndTakenBack() throws Exception {
    Path track = Files.write(folder.resolve("a.mp3"), new byte[] {1});
    AudioFile file = found(track, AudioFormat.MP3);
    Path sidecar = SidecarWriter.sidecarOf(track);
    assertThat(sidecars.write(file, "{\"a\":1}", Optional.empty(), 1))
        .isInstanceOf(TagUpdate.Written.class);
    assertThat(sidecars.write(file, "{\"a\":1}", Optional.empty(), 2))
        .isEqualTo(new TagUpdate.Unchanged());
    assertThat(sidecars.write(file, "{\"b\":2}", Optional.empty(), 2))
        .isInstanceOf(TagUpdate.Written.class);
    assertThat(sidecar).hasContent("{\"b\":2}");

    undo.undoRun(2, 3);
    assertThat(sidecar).hasContent("{\"a\":1}");
    undo.undoPaths(List.of(track), 4);
    assertThat(sidecar).doesNotExist();
    undo.undoRun(4, 5);
    assertThat(sidecar).hasContent("{\"a\":1}");
    assertThat(filesIn(folder)).containsExactly(track, sidecar);
  }

  @Test
  void sidecarThatSomeoneChanged_isLeftAlone() throws Exception {
    Path track = Files.write(folder.resolve("a.mp3"), new byte[] {1});
    sidecars.write(found(track, AudioFormat.MP3), "{}", Optional.empty(), 1);
    Files.writeString(SidecarWriter.sidecarOf(track), "mine");
    assertThat(undo.undoRun(1, 2))
        .containsExactly(
            new UndoResult.Left(
                SidecarWriter.sidecarOf(track), "changed since by another program"));
  }
}
