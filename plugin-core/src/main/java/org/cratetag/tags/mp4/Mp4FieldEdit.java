package org.cratetag.tags.mp4;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.TagField;

/**
 * The boxes of one field with other values: one box, in the place of the first, with the data of
 * values that stay as they are stored. A box that says nothing that can be read stays, too.
 */
final class Mp4FieldEdit {
  private final TagField field;
  private final ByteBuffer movie;
  private final List<Mp4Box> unread = new ArrayList<>();
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private boolean taken;

  /**
   * Merges.
   *
   * @param old boxes of the field
   * @param values its new values
   */
  Mp4FieldEdit(TagField field, ByteBuffer movie, List<Mp4Box> old, List<String> values)
      throws TrackException {
    this.field = field;
    this.movie = movie;
    List<String> wanted = new ArrayList<>(values.stream().map(String::strip).toList());
    for (Mp4Box box : old) {
      if (box.type().equals("gnre") && Mp4Tag.values(movie, box).isEmpty() && !values.isEmpty()) {
        unread.add(box);
      }
      for (Mp4Box each : box.children(movie)) {
        keep(box, each, wanted);
      }
    }
    for (String value : values) {
      if (wanted.remove(value.strip())) {
        data.writeBytes(Mp4Tag.data(field, value));
      }
    }
  }

  private void keep(Mp4Box box, Mp4Box inner, List<String> wanted) throws TrackException {
    if (inner.type().equals("data") && inner.end() - inner.content() >= 8) {
      String value = Mp4Tag.value(movie, box.type(), inner);
      if (wanted.remove(value.strip())) {
        data.writeBytes(box.type().equals("gnre") ? Mp4Tag.data(field, value) : inner.copy(movie));
      }
    }
  }

  /** What stands in the place of an old box. */
  byte[] takeFor(Mp4Box old) {
    if (unread.contains(old)) {
      return old.copy(movie);
    }
    return takeRest();
  }

  /** The field's box, once; nothing when it has no values. */
  byte[] takeRest() {
    byte[] box = taken || data.size() == 0 ? new byte[0] : Mp4Tag.box(field, data.toByteArray());
    taken = true;
    return box;
  }
}
