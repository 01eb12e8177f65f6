package org.cratetag.tags;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.tags.file.FileCare;
import org.cratetag.tags.file.FileRules;
import org.cratetag.tags.file.FileStamp;
import org.cratetag.tags.file.FileState;
import org.cratetag.tags.file.FileStates;
import org.cratetag.tags.file.Reasons;
import org.cratetag.tags.file.TemporaryFile;
import org.cratetag.tags.journal.JournalException;
import org.cratetag.tags.journal.PatchMaker;
import org.cratetag.tags.journal.TagChange;
import org.cratetag.tags.journal.TagJournal;
import org.cratetag.tags.journal.TagPatch;
import org.cratetag.tags.posix.FileFlush;

/** Writes what Cratetag heard beside the file, which stays untouched. */
public final class SidecarWriter {
  private static final String SUFFIX = ".cratetag.json";

  /** What is larger than this was not written by us. */
  private static final int MAXIMUM_BYTES = 1 << 20;

  private final FileReplacement replacement;
  private final FileCare care;
  private final Clock clock;

  /** With {@link FileRules#DEFAULT}. */
  public SidecarWriter(TagJournal journal, Clock clock) {
    this(journal, FileRules.DEFAULT, clock);
  }

  /** With the journal that makes it undoable, and rules for links and owners. */
  public SidecarWriter(TagJournal journal, FileRules rules, Clock clock) {
    this.care = new FileCare(rules);
    this.replacement = new FileReplacement(journal);
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** Where the sidecar of a file is: {@code FILE.cratetag.json}. */
  public static Path sidecarOf(Path audioFile) {
    return audioFile.resolveSibling(audioFile.getFileName() + SUFFIX);
  }

  /** The file that a sidecar is of; empty when the name is no sidecar's. */
  public static Optional<Path> trackOf(Path sidecar) {
    String name = sidecar.getFileName().toString();
    return name.endsWith(SUFFIX) && name.length() > SUFFIX.length()
        ? Optional.of(sidecar.resolveSibling(name.substring(0, name.length() - SUFFIX.length())))
        : Optional.empty();
  }

  /**
   * Writes or replaces the sidecar of a file.
   *
   * @param file the audio file
   * @param json the whole content
   * @param heard what it tells of, for the journal
   * @param runId the run that asks
   * @return written, unchanged when it holds this already, or why not. In {@code Written} the file
   *     is the audio file, unchanged, and there are no fields
   */
  public TagUpdate write(AudioFile file, String json, Optional<TrackPrediction> heard, long runId) {
    Path sidecar = sidecarOf(file.path());
    byte[] content = json.getBytes(StandardCharsets.UTF_8);
    try {
      Optional<FileStamp> stamp = existing(sidecar);
      if (stamp.isPresent() && holds(sidecar, content)) {
        return new TagUpdate.Unchanged();
      }
      FileReplacement.Done done =
          replacement.replace(
              runId, sidecar, stamp, temporary -> make(sidecar, stamp, content, heard, temporary));
      return new TagUpdate.Written(TagValues.EMPTY, TagValues.EMPTY, file, done.id());
    } catch (TrackException e) {
      return new TagUpdate.Skipped(Reasons.of(e));
    } catch (IOException e) {
      return new TagUpdate.Failed(Reasons.of(e));
    } catch (JournalException e) {
      return new TagUpdate.Failed(e.getMessage());
    }
  }

  /**
   * Whether the sidecar of a file is there and holds this.
   *
   * @throws TrackException when it cannot be told, or what stands in its place is none
   */
  public boolean isWritten(AudioFile file, String json) throws TrackException {
    Path sidecar = sidecarOf(file.path());
    try {
      return existing(sidecar).isPresent() && holds(sidecar, json.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new TrackException(Stage.TAGS, Reasons.of(e), e);
    }
  }

  private static boolean holds(Path sidecar, byte[] content) throws IOException {
    return Arrays.equals(Files.readAllBytes(sidecar), content);
  }

  private Optional<FileStamp> existing(Path sidecar) throws IOException, TrackException {
    if (!Files.exists(sidecar, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    if (!Files.isRegularFile(sidecar, LinkOption.NOFOLLOW_LINKS)
        || Files.size(sidecar) > MAXIMUM_BYTES) {
      throw new TrackException(Stage.TAGS, "what stands in the sidecar's place is not a sidecar");
    }
    care.verifyReplaceable(sidecar);
    return Optional.of(FileStamp.of(sidecar));
  }

  private FileReplacement.Made make(
      Path sidecar,
      Optional<FileStamp> stamp,
      byte[] content,
      Optional<TrackPrediction> heard,
      TemporaryFile temporary)
      throws IOException, TrackException {
    Path copy = temporary.create();
    Files.write(copy, content);
    Optional<FileState> before = Optional.empty();
    Optional<TagPatch> patch = Optional.empty();
    if (stamp.isPresent()) {
      care.keepAttributes(sidecar, copy);
      before = Optional.of(FileStates.of(sidecar));
      patch = PatchMaker.between(sidecar, copy);
    }
    TagChange change =
        new TagChange(
            TagChange.Kind.UPDATE,
            TagValues.EMPTY,
            TagValues.EMPTY,
            before,
            Optional.of(FileStates.of(copy)),
            OptionalLong.empty(),
            clock.instant(),
            heard);
    return new FileReplacement.Made(change, patch, FileFlush.start(copy));
  }
}
