package org.cratetag.tags.undo;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;
import org.cratetag.tags.FieldValues;
import org.cratetag.tags.TagService;
import org.cratetag.tags.TagUpdate;
import org.cratetag.tags.file.FileStamp;
import org.cratetag.tags.journal.JournalEntry;
import org.cratetag.tags.journal.TagChange;

/** Restores single fields of a file that someone else has changed since we wrote it. */
final class FieldUndo {
  private final TagService tags;

  FieldUndo(TagService tags) {
    this.tags = tags;
  }

  /**
   * Restores what still holds what we wrote.
   *
   * @param changedBy who wrote the file since, for the user
   */
  UndoResult undo(JournalEntry entry, FileStamp stamp, String changedBy, long newRunId)
      throws IOException, TrackException {
    AudioFormat format = tags.formatOf(entry.path());
    AudioFile file = new AudioFile(entry.path(), format, stamp.sizeBytes(), stamp.lastModified());
    List<String> left = new ArrayList<>();
    TagUpdate update =
        tags.update(
            file,
            current -> plan(entry.change(), current, FieldValues.of(format), changedBy, left),
            TagStyle.SERVER,
            newRunId,
            OptionalLong.of(entry.id()),
            UndoService.opposite(entry.change().kind()));
    if (update instanceof TagUpdate.Written) {
      return new UndoResult.Undone(entry.path(), false, left);
    } else if (update instanceof TagUpdate.Failed failed) {
      return new UndoResult.Failed(entry.path(), failed.reason());
    } else if (update instanceof TagUpdate.Skipped skipped) {
      return new UndoResult.Left(entry.path(), skipped.reason());
    }
    return new UndoResult.Left(
        entry.path(), left.isEmpty() ? "holds the old tags already" : String.join("; ", left));
  }

  private static TagValues plan(
      TagChange change,
      TagValues current,
      FieldValues values,
      String changedBy,
      List<String> left) {
    TagValues plan = TagValues.EMPTY;
    for (Map.Entry<TagField, List<String>> written : change.written().fields().entrySet()) {
      TagField field = written.getKey();
      if (values.same(field, written.getValue(), current.get(field))) {
        plan = plan.with(field, change.before().get(field));
      } else if (!values.same(field, change.before().get(field), current.get(field))) {
        left.add(field + " was changed since by " + changedBy);
      }
    }
    return plan;
  }
}
