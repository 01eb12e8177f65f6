package org.cratetag.tags;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.cratetag.api.AudioFile;

/** Writes what Cratetag heard beside the file, which stays untouched. */
public final class SidecarWriter {
  private final TagJournal journal;
  private final Clock clock;

  /** With the journal that makes it undoable. */
  public SidecarWriter(TagJournal journal, Clock clock) {
    this.journal = Objects.requireNonNull(journal, "journal");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** Where the sidecar of a file is: {@code FILE.cratetag.json}. */
  public static Path sidecarOf(Path audioFile) {
    return audioFile.resolveSibling(audioFile.getFileName() + ".cratetag.json");
  }

  /**
   * Writes or replaces the sidecar of a file.
   *
   * @param file the audio file
   * @param json the whole content
   * @param runId the run that asks
   * @return written, unchanged when it holds this already, or why not. In {@code Written} the file
   *     is the audio file, unchanged
   */
  public TagUpdate write(AudioFile file, String json, long runId) {
    return new TagUpdate.Skipped("not yet");
  }
}
