package org.cratetag.tags;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.cratetag.api.TagWriter;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackNames;
import org.cratetag.tags.file.FileCare;
import org.cratetag.tags.file.FileComparison;
import org.cratetag.tags.file.FileRules;
import org.cratetag.tags.file.FileStamp;
import org.cratetag.tags.file.FileState;
import org.cratetag.tags.file.FileStates;
import org.cratetag.tags.file.Reasons;
import org.cratetag.tags.file.SplicingWriter;
import org.cratetag.tags.file.TemporaryFile;
import org.cratetag.tags.journal.JournalException;
import org.cratetag.tags.journal.PatchMaker;
import org.cratetag.tags.journal.TagChange;
import org.cratetag.tags.journal.TagJournal;
import org.cratetag.tags.journal.TagPatch;
import org.cratetag.tags.layout.ChangeCheck;
import org.cratetag.tags.layout.ContentFormat;
import org.cratetag.tags.posix.DiskErrors;
import org.cratetag.tags.posix.FileCopy;
import org.cratetag.tags.posix.FileFlush;

/**
 * Reads and changes tags so that a crash at any moment leaves the old file or the new one, whole:
 * copy beside the original, tag the copy, check that its audio and all other tags are as before and
 * that the tags read back as asked, flush, journal, rename. Safe for use by several threads on
 * different files.
 */
public final class TagService {
  private static final String CHANGED = "changed since it was found";

  private final List<TagWriter> writers;
  private final FileReplacement replacement;
  private final FileCare care;
  private final Clock clock;
  private final Formats formats;

  /** Tells the format of a file. */
  public interface Formats {
    /** The format; empty when it is unknown or a built-in one. */
    Optional<AudioFormat> find(Path file) throws IOException;
  }

  /** With {@link FileRules#DEFAULT}. */
  public TagService(List<TagWriter> writers, TagJournal journal, Clock clock) {
    this(writers, journal, FileRules.DEFAULT, clock);
  }

  /** With the built-in formats alone. */
  public TagService(List<TagWriter> writers, TagJournal journal, FileRules rules, Clock clock) {
    this(writers, journal, rules, clock, file -> Optional.empty());
  }

  /**
   * With what it needs.
   *
   * @param writers asked in order; the first that supports a file is used
   * @param journal where changes are recorded before they happen
   * @param rules for links, owners and times
   * @param clock tells when
   * @param formats tells files of plugins' formats
   */
  public TagService(
      List<TagWriter> writers, TagJournal journal, FileRules rules, Clock clock, Formats formats) {
    this.formats = Objects.requireNonNull(formats, "formats");
    this.writers = List.copyOf(writers);
    this.replacement = new FileReplacement(journal);
    this.care = new FileCare(rules);
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * The fields that Cratetag knows.
   *
   * @throws TrackException when no writer supports the file or its tags do not parse
   */
  public TagValues read(AudioFile file) throws TrackException {
    return writerOf(file).read(file.path());
  }

  /**
   * Artist and title.
   *
   * @throws TrackException when no writer supports the file or its tags do not parse
   */
  public TrackNames names(AudioFile file) throws TrackException {
    return writerOf(file).names(file.path());
  }

  /**
   * The format of a file as it is now.
   *
   * @throws TrackException when it is none whose tags can be written
   */
  public AudioFormat formatOf(Path file) throws IOException, TrackException {
    Optional<AudioFormat> other = formats.find(file).filter(format -> !format.isBuiltIn());
    return other.isPresent() ? other.get() : ContentFormat.of(file);
  }

  /**
   * The same, to be handed to {@link #update} so that the file need not be read twice.
   *
   * @throws TrackException when no writer supports the file, its tags do not parse, or it is no
   *     longer as it was found
   */
  public SeenTags see(AudioFile file) throws TrackException {
    try {
      Path real = file.path().toRealPath();
      FileStamp stamp = FileStamp.of(real);
      if (!stamp.fits(file)) {
        throw new TrackException(Stage.TAGS, CHANGED);
      }
      return new SeenTags(stamp, writerOf(file).read(real));
    } catch (IOException e) {
      throw new TrackException(Stage.TAGS, Reasons.of(e), e);
    }
  }

  /**
   * What {@link #update} would change. Nothing is touched.
   *
   * @param seen what was read of the file before; empty when nothing was
   * @param rule from the values that the file has to the fields that shall change
   * @throws TrackException why the file would be left alone, as far as that shows beforehand
   */
  public TagPlan plan(AudioFile file, Optional<SeenTags> seen, TagRule rule) throws TrackException {
    try {
      Path real = file.path().toRealPath();
      TagValues current =
          seen.isPresent() && seen.get().stamp().equals(FileStamp.of(real))
              ? seen.get().values()
              : writerOf(file).read(real);
      TagValues change = FieldValues.of(file.format()).withoutEqual(rule.change(current), current);
      if (!change.isEmpty()) {
        care.verifyReplaceable(real);
        checkOf(file, real);
      }
      return new TagPlan(FieldValues.only(change, current), change);
    } catch (IOException e) {
      throw new TrackException(Stage.TAGS, Reasons.of(e), e);
    }
  }

  /**
   * Changes the tags of one file. The new file keeps owner, group, mode, ACL and extended
   * attributes; {@link FileRules} say what becomes of its time, and where these cannot be kept. A
   * symlink is followed and stays one. A file is left alone, with the reason, when it is read-only,
   * has several hard links, does not parse, would lose anything, or changed since it was found.
   *
   * @param file the file as it was found
   * @param rule from the values that the file has to the fields that shall change
   * @param style how to lay out several values and new tags
   * @param runId the run that asks, for the journal
   */
  public TagUpdate update(AudioFile file, TagRule rule, TagStyle style, long runId) {
    return update(file, Optional.empty(), rule, style, runId);
  }

  /**
   * The same for a file whose tags were read before.
   *
   * @param seen what was read; it is read again when the file is no longer the same
   */
  public TagUpdate update(
      AudioFile file, Optional<SeenTags> seen, TagRule rule, TagStyle style, long runId) {
    return update(file, seen, rule, style, runId, OptionalLong.empty(), TagChange.Kind.UPDATE);
  }

  /** The same on behalf of an undo. */
  public TagUpdate update(
      AudioFile file,
      TagRule rule,
      TagStyle style,
      long runId,
      OptionalLong undoes,
      TagChange.Kind kind) {
    return update(file, Optional.empty(), rule, style, runId, undoes, kind);
  }

  private TagUpdate update(
      AudioFile file,
      Optional<SeenTags> seen,
      TagRule rule,
      TagStyle style,
      long runId,
      OptionalLong undoes,
      TagChange.Kind kind) {
    try {
      Path real = realPath(file.path());
      FileStamp stamp = FileStamp.of(real);
      if (!stamp.fits(file)) {
        return new TagUpdate.Skipped(CHANGED);
      }
      TagWriter writer = writerOf(file);
      TagValues current =
          seen.isPresent() && seen.get().stamp().equals(stamp)
              ? seen.get().values()
              : DiskErrors.unwrapped(() -> writer.read(real));
      FieldValues values = FieldValues.of(file.format());
      TagValues change = values.withoutEqual(rule.change(current), current);
      if (change.isEmpty()) {
        return new TagUpdate.Unchanged();
      }
      care.verifyReplaceable(real);
      CopyCheck check = checkOf(file, real);
      TagValues before = FieldValues.only(change, current);
      FileReplacement.Done done =
          replacement.replace(
              runId,
              real,
              Optional.of(stamp),
              temporary -> {
                Path copy = temporary.createLike(real);
                tagCopy(real, temporary, copy, writer, change, style);
                care.keepAttributes(real, copy);
                verifyTags(writer, copy, change, values);
                care.keepTime(FileTime.from(stamp.lastModified()), copy);
                FileFlush flush = FileFlush.start(copy);
                try {
                  FileComparison comparison = FileComparison.of(real, copy);
                  check.verify(copy, change.fields().keySet(), comparison.equalTailBytes());
                  TagChange entry =
                      new TagChange(
                          kind,
                          before,
                          change,
                          Optional.of(FileStates.of(real, comparison.oldHash())),
                          Optional.of(FileStates.of(copy, comparison.newHash())),
                          undoes,
                          clock.instant(),
                          rule.heard());
                  Optional<TagPatch> patch =
                      PatchMaker.between(real, copy, comparison.equalTailBytes());
                  return new FileReplacement.Made(entry, patch, flush);
                } catch (IOException | TrackException | RuntimeException | Error e) {
                  flush.close();
                  throw e;
                }
              });
      FileState now = done.change().fileAfter().orElseThrow();
      AudioFile written =
          new AudioFile(file.path(), file.format(), now.sizeBytes(), now.lastModified());
      return new TagUpdate.Written(before, change, written, done.id());
    } catch (TrackException e) {
      return new TagUpdate.Skipped(whyLeft(file, e));
    } catch (NoSuchFileException e) {
      return new TagUpdate.Skipped("no longer there");
    } catch (IOException e) {
      return new TagUpdate.Failed(Reasons.of(e));
    } catch (JournalException e) {
      return new TagUpdate.Failed(e.getMessage());
    }
  }

  private Path realPath(Path path) throws IOException {
    try {
      return path.toRealPath();
    } catch (NoSuchFileException gone) {
      replacement.settle(path.getParent().toRealPath().resolve(path.getFileName()));
      return path.toRealPath();
    }
  }

  /** What looks like damage may be the work of another program at this moment. */
  private static String whyLeft(AudioFile file, TrackException e) {
    try {
      return FileStamp.of(file.path()).fits(file)
          ? Reasons.of(e)
          : "changed meanwhile by another program";
    } catch (IOException gone) {
      return Reasons.of(e);
    }
  }

  /** Formats that came with a plugin are checked with its help. */
  private CopyCheck checkOf(AudioFile file, Path real) throws IOException, TrackException {
    return file.format().isBuiltIn()
        ? ChangeCheck.of(real)::verify
        : ForeignCheck.of(real, writerOf(file));
  }

  private TagWriter writerOf(AudioFile file) throws TrackException {
    return writers.stream()
        .filter(writer -> writer.supports(file))
        .findFirst()
        .orElseThrow(
            () ->
                new TrackException(
                    Stage.TAGS,
                    "the tags of ."
                        + file.format().suffix()
                        + " files cannot be written; --profile sidecar writes a file beside"));
  }

  private static void tagCopy(
      Path original,
      TemporaryFile temporary,
      Path copy,
      TagWriter writer,
      TagValues change,
      TagStyle style)
      throws IOException, TrackException {
    DiskErrors.unwrapped(
        () -> {
          if (writer instanceof SplicingWriter splicing) {
            splicing.write(original, copy, change, style);
          } else if (temporary.isHeld()) {
            temporary.writeApart(original, path -> writer.write(path, change, style));
          } else {
            FileCopy.content(original, copy);
            writer.write(copy, change, style);
          }
          return change;
        });
  }

  private static void verifyTags(TagWriter writer, Path copy, TagValues change, FieldValues values)
      throws IOException, TrackException {
    TagValues found = DiskErrors.unwrapped(() -> writer.read(copy));
    for (Map.Entry<TagField, List<String>> field : change.fields().entrySet()) {
      if (!values.same(field.getKey(), field.getValue(), found.get(field.getKey()))) {
        throw new TrackException(
            Stage.TAGS,
            "%s would read back as %s instead of %s"
                .formatted(field.getKey(), found.get(field.getKey()), field.getValue()));
      }
    }
  }
}
