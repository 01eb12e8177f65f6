package org.cratetag.tags.jaudiotagger;

import java.util.List;
import org.cratetag.api.TagException;
import org.cratetag.api.TagField;

/** Our fields within one tag of the library, whatever that kind of tag calls them. */
interface FieldAccess {
  /** All values in order; empty when absent. */
  List<String> get(TagField field);

  /** Replaces all values; an empty list removes the field. */
  void set(TagField field, List<String> values) throws TagException;
}
