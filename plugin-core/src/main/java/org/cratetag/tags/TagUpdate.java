package org.cratetag.tags;

import java.util.Objects;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.TagValues;

/** What became of one request to change the tags of one file. */
public sealed interface TagUpdate {
  /**
   * The tags were written.
   *
   * @param before the changed fields as they were; an empty list where the field was absent
   * @param written the changed fields as they are now; an empty list where the field was removed
   * @param file the file as it is now, with its new size and time
   * @param journalId the journal entry that can take it back
   */
  record Written(TagValues before, TagValues written, AudioFile file, long journalId)
      implements TagUpdate {
    public Written {
      Objects.requireNonNull(before, "before");
      Objects.requireNonNull(written, "written");
      Objects.requireNonNull(file, "file");
    }
  }

  /** The file says already what it should; it was not touched. */
  record Unchanged() implements TagUpdate {}

  /** Deliberately left alone: the file is as it was. */
  record Skipped(String reason) implements TagUpdate {
    public Skipped {
      Objects.requireNonNull(reason, "reason");
    }
  }

  /** The disk or the journal refused; the file is as it was. */
  record Failed(String reason) implements TagUpdate {
    public Failed {
      Objects.requireNonNull(reason, "reason");
    }
  }
}
