package org.cratetag.tags.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.cratetag.tags.TagFixtures.CHANGE;
import static org.cratetag.tags.TagFixtures.filesIn;
import static org.cratetag.tags.TagFixtures.make;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagStyle;
import org.cratetag.tags.BuiltInWriters;
import org.cratetag.tags.InMemoryTagJournal;
import org.cratetag.tags.TagFixtures;
import org.cratetag.tags.TagService;
import org.cratetag.tags.TagUpdate;
import org.cratetag.tags.undo.UndoResult;
import org.cratetag.tags.undo.UndoService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of everything about a file that is not its content. */
class FileCareTest {
  private static final FileRules BREAK_AND_KEEP_TIME =
      new FileRules(FileRules.HardLinks.BREAK, FileRules.OtherOwner.SKIP, FileRules.Mtime.KEEP);

  @TempDir Path folder;

  private final InMemoryTagJournal journal = new InMemoryTagJournal();

  private TagUpdate update(AudioFile file, FileRules rules) {
    return new TagService(BuiltInWriters.list(), journal, rules, Clock.systemUTC())
        .update(file, current -> CHANGE, TagStyle.SERVER, 1);
  }

  private List<UndoResult> undo(FileRules rules) {
    TagService tags = new TagService(BuiltInWriters.list(), journal, rules, Clock.systemUTC());
    return new UndoService(tags, journal, rules, Clock.systemUTC()).undoRun(1, 2);
  }

  /** Immutable files would outlive the test. */
  @AfterEach
  void giveUpFlags() throws Exception {
    run("chattr", "-R", "-i", "-a", folder.toString());
  }

  @Test
  void hardLinks_arePartedWhenTheUserSaysSo() throws Exception {
    AudioFile file = make(folder, AudioFormat.MP3);
    byte[] old = Files.readAllBytes(file.path());
    Path other = Files.createLink(folder.resolve("other.mp3"), file.path());
    assertThat(update(file, BREAK_AND_KEEP_TIME)).isInstanceOf(TagUpdate.Written.class);
    assertThat(Files.readAllBytes(other)).isEqualTo(old);
    assertThat(Files.readAllBytes(file.path())).isNotEqualTo(old);
  }

  @Test
  void time_isNewAfterTagAndUndo_unlessItIsKept() throws Exception {
    AudioFile file = make(folder, AudioFormat.FLAC);
    assertThat(update(file, BREAK_AND_KEEP_TIME)).isInstanceOf(TagUpdate.Written.class);
    assertThat(FileStamp.of(file.path()).lastModified()).isEqualTo(file.lastModified());
    undo(BREAK_AND_KEEP_TIME);
    assertThat(FileStamp.of(file.path()).lastModified()).isEqualTo(file.lastModified());

    TagUpdate.Written written = (TagUpdate.Written) update(file, FileRules.DEFAULT);
    assertThat(written.file().lastModified()).isAfter(file.lastModified());
    undo(FileRules.DEFAULT);
    assertThat(FileStamp.of(file.path()).lastModified())
        .isAfterOrEqualTo(written.file().lastModified());
  }

  @ParameterizedTest
  @MethodSource("org.cratetag.fixture.AudioFixtures#tagged")
  void accessControlList_isKeptByTagAndUndo(AudioFormat format) throws Exception {
    AudioFile file = make(folder, format);
    Files.setPosixFilePermissions(file.path(), PosixFilePermissions.fromString("rw-r-----"));
    assumeThat(run("setfacl", "-m", "u:1:rw,g:2:r", file.path().toString()))
        .as("needs setfacl and a file system with ACLs")
        .isNotNull();
    String before = run("getfacl", "-cn", file.path().toString());
    assertThat(before).contains("user:1:rw-");
    assertThat(update(TagFixtures.found(file.path(), format), FileRules.DEFAULT))
        .isInstanceOf(TagUpdate.Written.class);
    assertThat(run("getfacl", "-cn", file.path().toString())).isEqualTo(before);
    assertThat(undo(FileRules.DEFAULT)).first().isInstanceOf(UndoResult.Undone.class);
    assertThat(run("getfacl", "-cn", file.path().toString())).isEqualTo(before);
  }

  @Test
  void accessControlListOfTheFolder_isNotGivenToAFileWithoutOne() throws Exception {
    AudioFile file = make(folder, AudioFormat.MP3);
    assumeThat(run("setfacl", "-d", "-m", "u:1:rw,m::rw", folder.toString()))
        .as("needs setfacl and a file system with ACLs")
        .isNotNull();
    String before = run("getfacl", "-cn", file.path().toString());
    assertThat(before).doesNotContain("user:1:");
    assertThat(update(file, FileRules.DEFAULT)).isInstanceOf(TagUpdate.Written.class);
    assertThat(run("getfacl", "-cn", file.path().toString())).isEqualTo(before);
  }

  @Test
  void fileThatAnotherProgramHasLocked_isLeftAlone() throws Exception {
    AudioFile file = make(folder, AudioFormat.MP3);
    try (FileChannel channel = FileChannel.open(file.path(), StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThat(update(file, FileRules.DEFAULT))
          .isEqualTo(
              new TagUpdate.Skipped("another program has it open for writing; try again later"));
    }
    assertThat(filesIn(folder)).containsExactly(file.path());
    assertThat(update(file, FileRules.DEFAULT)).isInstanceOf(TagUpdate.Written.class);
  }

  @Test
  void modeChangedWhileItIsTagged_isNotLost() throws Exception {
    AudioFile file = make(folder, AudioFormat.MP3);
    InMemoryTagJournal other =
        new InMemoryTagJournal() {
          @Override
          protected void before(String step) {
            if (step.equals("intend")) {
              file.path().toFile().setExecutable(true);
            }
          }
        };
    TagService service = new TagService(BuiltInWriters.list(), other, Clock.systemUTC());
    assertThat(service.update(file, current -> CHANGE, TagStyle.SERVER, 1))
        .isEqualTo(new TagUpdate.Skipped("changed meanwhile by another program"));
    assertThat(file.path()).isExecutable();
  }

  @Test
  void immutableFile_isSkipped() throws Exception {
    AudioFile file = make(folder, AudioFormat.MP3);
    assumeThat(run("chattr", "+i", file.path().toString()))
        .as("needs chattr and its right")
        .isNotNull();
    assertThat(update(file, FileRules.DEFAULT))
        .isEqualTo(new TagUpdate.Skipped("the file is read-only"));
  }

  @Test
  void appendOnlyFile_isSkippedWithTheReason() throws Exception {
    AudioFile file = make(folder, AudioFormat.MP3);
    assumeThat(run("chattr", "+a", file.path().toString()))
        .as("needs chattr and its right")
        .isNotNull();
    TagUpdate.Skipped skipped = (TagUpdate.Skipped) update(file, FileRules.DEFAULT);
    assertThat(skipped.reason()).contains("append-only");
    assertThat(filesIn(folder)).containsExactly(file.path());
  }

  @Test
  void refusals_areToldFromFaultsOfTheDisk() {
    assertThat(FileCare.refusal(new FileSystemException("a", "b", "Operation not permitted")))
        .isPresent();
    assertThat(FileCare.refusal(new FileSystemException("a", "b", "Device or resource busy")))
        .hasValueSatisfying(reason -> assertThat(reason).contains("mount point"));
    assertThat(FileCare.refusal(new FileSystemException("a", "b", "Input/output error"))).isEmpty();
    assertThat(FileCare.refusal(new FileSystemException("a"))).isEmpty();
  }

  /** What a command said; null when it is not there or refuses. */
  private static String run(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes());
      return process.waitFor() == 0 ? said : null;
    } catch (IOException notThere) {
      return null;
    }
  }
}
