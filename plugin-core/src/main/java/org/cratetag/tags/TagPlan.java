package org.cratetag.tags;

import java.util.Objects;
import org.cratetag.api.track.TagValues;

/**
 * What would become of the tags of one file.
 *
 * @param before the fields that would change, as they are; an empty list where the field is absent
 * @param written the same fields as they would be; no field when nothing would change
 */
public record TagPlan(TagValues before, TagValues written) {
  public TagPlan {
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(written, "written");
  }
}
