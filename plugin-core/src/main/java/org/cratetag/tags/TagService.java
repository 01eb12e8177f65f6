package org.cratetag.tags;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.cratetag.api.AudioFile;
import org.cratetag.api.TagException;
import org.cratetag.api.TagStyle;
import org.cratetag.api.TagValues;
import org.cratetag.api.TagWriter;

/** Reads and changes tags so that a crash at any moment leaves the old file or the new one. */
public final class TagService {
  /** How the names of temporary files begin; a library passes them over. */
  public static final String TEMPORARY_PREFIX = ".cratetag-";

  private final List<TagWriter> writers;
  private final TagJournal journal;
  private final Clock clock;

  /**
   * With what it needs.
   *
   * @param writers asked in order; the first that supports a file is used
   * @param journal where changes are recorded before they happen
   * @param clock tells when
   */
  public TagService(List<TagWriter> writers, TagJournal journal, Clock clock) {
    this.writers = List.copyOf(writers);
    this.journal = Objects.requireNonNull(journal, "journal");
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * The fields that Cratetag knows.
   *
   * @throws TagException when no writer supports the file or its tags do not parse
   */
  public TagValues read(AudioFile file) throws TagException {
    for (TagWriter writer : writers) {
      if (writer.supports(file)) {
        return writer.read(file.path());
      }
    }
    throw new TagException("no tag writer for " + file.format());
  }

  /**
   * Changes the tags of one file.
   *
   * @param file the file; skipped when it changed since it was found
   * @param plan from the values that the file has to the fields that shall change; no field means
   *     that nothing is touched
   * @param style how to lay out several values and new tags
   * @param runId the run that asks, for the journal
   */
  public TagUpdate update(
      AudioFile file, UnaryOperator<TagValues> plan, TagStyle style, long runId) {
    return new TagUpdate.Skipped("not yet");
  }
}
