package org.cratetag.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.cratetag.tags.TagFixtures.CHANGE;
import static org.cratetag.tags.TagFixtures.filesIn;
import static org.cratetag.tags.TagFixtures.found;
import static org.cratetag.tags.TagFixtures.make;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;
import org.cratetag.tags.file.FileStamp;
import org.cratetag.tags.undo.UndoResult;
import org.cratetag.tags.undo.UndoService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TagServiceTest {
  @TempDir Path folder;

  private final InMemoryTagJournal journal = new InMemoryTagJournal();
  private final TagService tags = new TagService(BuiltInWriters.list(), journal, Clock.systemUTC());

  private TagUpdate update(AudioFile file) {
    return tags.update(file, current -> CHANGE, TagStyle.SERVER, 1);
  }

  @ParameterizedTest
  @MethodSource("org.cratetag.fixture.AudioFixtures#tagged")
  void writesAndReadsBack_andDoesNothingTheSecondTime(AudioFormat format) throws Exception {
    AudioFile file = make(folder, format);
    TagUpdate.Written written = (TagUpdate.Written) update(file);
    assertThat(written.written()).isEqualTo(CHANGE);
    assertThat(written.before().get(TagField.GENRE)).isEmpty();
    assertThat(tags.read(file)).isEqualTo(CHANGE);
    FileStamp stamp = FileStamp.of(file.path());
    assertThat(stamp.fits(written.file())).isTrue();
    assertThat(stamp.lastModified()).isAfter(file.lastModified());
    assertThat(update(written.file())).isEqualTo(new TagUpdate.Unchanged());
    assertThat(FileStamp.of(file.path())).isEqualTo(stamp);
    assertThat(filesIn(folder)).containsExactly(file.path());
  }

  @Test
  void cratetagWithSemicolons_staysOneValueInId3v23() throws Exception {
    AudioFile made = make(folder, AudioFormat.MP3);
    byte[] tag = TagFixtures.id3(3, TagFixtures.foreignFrames(3), 0);
    Files.write(made.path(), TagFixtures.join(tag, TagFixtures.withoutId3(made.path())));
    AudioFile file = found(made.path(), AudioFormat.MP3);
    String said = "edm-subgenre/1.0.0; genre=House:0.91; bpm=124; GENRE=House";
    TagValues change = CHANGE.with(TagField.CRATETAG, List.of(said));
    assertThat(tags.update(file, current -> change, TagStyle.SERVER, 1))
        .isInstanceOf(TagUpdate.Written.class);
    assertThat(tags.read(file)).isEqualTo(change);
  }

  @ParameterizedTest
  @MethodSource("org.cratetag.fixture.AudioFixtures#tagged")
  void emptyListRemovesTheField_andOthersStay(AudioFormat format) throws Exception {
    TagUpdate.Written first = (TagUpdate.Written) update(make(folder, format));
    TagValues removal = TagValues.EMPTY.with(TagField.GENRE, List.of());
    TagUpdate.Written second =
        (TagUpdate.Written) tags.update(first.file(), current -> removal, TagStyle.SERVER, 1);
    assertThat(second.before())
        .isEqualTo(TagValues.EMPTY.with(TagField.GENRE, CHANGE.get(TagField.GENRE)));
    TagValues left = tags.read(second.file());
    assertThat(left.get(TagField.GENRE)).isEmpty();
    assertThat(left.get(TagField.STYLE)).isEqualTo(CHANGE.get(TagField.STYLE));
  }

  @ParameterizedTest
  @MethodSource("org.cratetag.fixture.AudioFixtures#tagged")
  void damagedFile_isRefusedOrTaggedWhole(AudioFormat format) throws Exception {
    byte[] whole = Files.readAllBytes(make(folder, format).path());
    Random random = new Random(11);
    for (int i = 0; i < 40; i++) {
      byte[] damaged = i % 4 == 0 ? cut(whole, random) : mutated(whole, random);
      Path path = Files.write(folder.resolve("damaged"), damaged);
      TagUpdate update = update(found(path, format));
      if (update instanceof TagUpdate.Written written) {
        assertThat(tags.read(written.file())).isEqualTo(CHANGE);
        new UndoService(tags, journal, Clock.systemUTC()).undoPaths(List.of(path), 2);
      } else {
        assertThat(update).isInstanceOf(TagUpdate.Skipped.class);
      }
      assertThat(Files.readAllBytes(path)).isEqualTo(damaged);
      assertThat(filesIn(folder)).hasSize(2);
    }
  }

  private static byte[] cut(byte[] whole, Random random) {
    return java.util.Arrays.copyOf(whole, random.nextInt(whole.length));
  }

  /** Changes up to three bytes, mostly near the beginning, where headers and tags are. */
  private static byte[] mutated(byte[] whole, Random random) {
    byte[] copy = whole.clone();
    for (int i = 0; i <= random.nextInt(3); i++) {
      int bound = random.nextInt(3) > 0 ? Math.min(2_000, copy.length) : copy.length;
      copy[random.nextInt(bound)] = (byte) random.nextInt(256);
    }
    return copy;
  }

  @Test
  void wrongSuffix_doesNotMatter() throws Exception {
    AudioFile file = make(folder, AudioFormat.FLAC);
    Path renamed = Files.move(file.path(), folder.resolve("a.mp3"));
    assertThat(update(found(renamed, AudioFormat.FLAC))).isInstanceOf(TagUpdate.Written.class);
  }

  @Test
  void changedSinceItWasFound_isSkipped() throws Exception {
    AudioFile file = make(folder, AudioFormat.MP3);
    Files.setLastModifiedTime(file.path(), FileTime.from(Instant.ofEpochSecond(5)));
    assertThat(update(file)).isEqualTo(new TagUpdate.Skipped("changed since it was found"));
  }

  @Test
  void removedSinceItWasFound_isSkipped() throws Exception {
    AudioFile file = make(folder, AudioFormat.MP3);
    Files.delete(file.path());
    assertThat(update(file)).isEqualTo(new TagUpdate.Skipped("no longer there"));
  }

  @Test
  void changedWhileItIsTagged_isLeftToTheOtherProgram() throws Exception {
    AudioFile file = make(folder, AudioFormat.MP3);
    InMemoryTagJournal other =
        new InMemoryTagJournal() {
          @Override
          protected void before(String step) {
            if (step.equals("intend")) {
              append(file.path());
            }
          }
        };
    TagService service = new TagService(BuiltInWriters.list(), other, Clock.systemUTC());
    assertThat(service.update(file, current -> CHANGE, TagStyle.SERVER, 1))
        .isEqualTo(new TagUpdate.Skipped("changed meanwhile by another program"));
    assertThat(Files.size(file.path())).isEqualTo(file.sizeBytes() + 1);
    assertThat(other.listUnfinished()).isEmpty();
    assertThat(filesIn(folder)).containsExactly(file.path());
  }

  @Test
  void replacedWhileItIsRead_isNotCalledDamaged() throws Exception {
    AudioFile file = make(folder, AudioFormat.MP3);
    byte[] other = Files.readAllBytes(make(folder, AudioFormat.FLAC).path());
    TagService service =
        new TagService(
            BuiltInWriters.list(),
            new InMemoryTagJournal() {
              @Override
              protected void before(String step) {
                if (step.equals("prepare")) {
                  TagServiceTest.write(file.path(), other);
                }
              }
            },
            Clock.systemUTC());
    assertThat(service.update(file, current -> CHANGE, TagStyle.SERVER, 1))
        .isEqualTo(new TagUpdate.Skipped("changed meanwhile by another program"));
    assertThat(Files.readAllBytes(file.path())).isEqualTo(other);
  }

  private static void write(Path path, byte[] content) {
    try {
      Files.write(path, content);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void append(Path path) {
    try {
      Files.write(path, new byte[1], StandardOpenOption.APPEND);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void readOnlyFile_isSkipped() throws Exception {
    AudioFile file = make(folder, AudioFormat.MP3);
    Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("r--r--r--"));
    assertThat(update(file)).isEqualTo(new TagUpdate.Skipped("the file is read-only"));
  }

  @Test
  void severalHardLinks_areNotParted() throws Exception {
    AudioFile file = make(folder, AudioFormat.MP3);
    Files.createLink(folder.resolve("link"), file.path());
    assertThat(update(file))
        .isEqualTo(
            new TagUpdate.Skipped(
                "the file has several names (hard links), which writing would part;"
                    + " 'hard-links: break' in the settings allows it"));
  }

  @Test
  void symlink_isFollowedAndStays() throws Exception {
    AudioFile file = make(folder, AudioFormat.MP3);
    Path other = Files.createDirectory(folder.resolve("other"));
    Path link = Files.createSymbolicLink(other.resolve("link.mp3"), file.path());
    assertThat(update(found(link, AudioFormat.MP3))).isInstanceOf(TagUpdate.Written.class);
    assertThat(link).isSymbolicLink();
    assertThat(tags.read(file)).isEqualTo(CHANGE);
    assertThat(new UndoService(tags, journal, Clock.systemUTC()).undoPaths(List.of(link), 2))
        .containsExactly(new UndoResult.Undone(file.path().toRealPath(), true, List.of()));
  }

  @Test
  void modeAndExtendedAttributes_areKept() throws Exception {
    AudioFile file = make(folder, AudioFormat.FLAC);
    Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-rw---x"));
    UserDefinedFileAttributeView before = attributes(file.path());
    assumeThat(before).isNotNull();
    before.write("user note", ByteBuffer.wrap(new byte[] {1, 2, 3}));
    assertThat(update(file)).isInstanceOf(TagUpdate.Written.class);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
        .isEqualTo("rw-rw---x");
    assertThat(attributes(file.path()).size("user note")).isEqualTo(3);
  }

  private static UserDefinedFileAttributeView attributes(Path path) throws Exception {
    return Files.getFileStore(path).supportsFileAttributeView(UserDefinedFileAttributeView.class)
        ? Files.getFileAttributeView(path, UserDefinedFileAttributeView.class)
        : null;
  }
}
