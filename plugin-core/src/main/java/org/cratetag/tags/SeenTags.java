package org.cratetag.tags;

import java.util.Objects;
import org.cratetag.api.track.TagValues;
import org.cratetag.tags.file.FileStamp;

/**
 * What a file's tags said, and which state of the file that was. While the file is as it was, it
 * need not be read again.
 *
 * @param stamp of the file when it was read
 * @param values the fields that Cratetag knows
 */
public record SeenTags(FileStamp stamp, TagValues values) {
  public SeenTags {
    Objects.requireNonNull(stamp, "stamp");
    Objects.requireNonNull(values, "values");
  }
}
