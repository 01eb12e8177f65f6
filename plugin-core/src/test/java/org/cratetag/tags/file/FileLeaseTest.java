package org.cratetag.tags.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.cratetag.tags.TagFixtures.CHANGE;
import static org.cratetag.tags.TagFixtures.filesIn;
import static org.cratetag.tags.TagFixtures.make;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagStyle;
import org.cratetag.tags.BuiltInWriters;
import org.cratetag.tags.InMemoryTagJournal;
import org.cratetag.tags.TagService;
import org.cratetag.tags.TagUpdate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Another process has the lock of the folder, as a second Cratetag would. */
@Timeout(60)
class FileLeaseTest {
  @TempDir Path folder;

  /** Locks the folder, says so, and does something when it is told to go on. */
  private Process locking(String last) throws Exception {
    try {
      Process process =
          new ProcessBuilder("flock", folder.toString(), "sh", "-c", "echo locked; read x; " + last)
              .directory(folder.toFile())
              .start();
      boolean locked = "locked".equals(process.inputReader().readLine());
      assumeThat(locked).as("the folder can be locked").isTrue();
      return process;
    } catch (IOException e) {
      assumeThat(false).as("needs the program flock").isTrue();
      throw e;
    }
  }

  /** Tags, and lets the other go on when all is ready for the rename. */
  private static TagUpdate update(AudioFile file, Process other) {
    InMemoryTagJournal journal =
        new InMemoryTagJournal() {
          @Override
          protected void before(String step) {
            if (step.equals("intend")) {
              try {
                other.outputWriter().write("\n");
                other.outputWriter().flush();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }
          }
        };
    return new TagService(BuiltInWriters.list(), journal, Clock.systemUTC())
        .update(file, any -> CHANGE, TagStyle.SERVER, 1);
  }

  @Test
  void folderThatAnotherProcessHas_isWaitedFor() throws Exception {
    AudioFile file = make(folder, AudioFormat.MP3);
    assertThat(update(file, locking("exit 0"))).isInstanceOf(TagUpdate.Written.class);
    assertThat(filesIn(folder)).containsExactly(file.path());
  }

  @Test
  void whatTheOtherProcessDidMeanwhile_isSeen() throws Exception {
    AudioFile file = make(folder, AudioFormat.MP3);
    Process other = locking("sleep 0.3; for f in *.mp3; do printf more >> \"$f\"; done");
    assertThat(update(file, other))
        .isEqualTo(new TagUpdate.Skipped("changed meanwhile by another program"));
    assertThat(file.path().toFile()).hasSize(file.sizeBytes() + 4);
  }
}
