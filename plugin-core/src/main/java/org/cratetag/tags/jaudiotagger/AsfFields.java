package org.cratetag.tags.jaudiotagger;

import java.util.ArrayList;
import java.util.List;
import org.cratetag.api.TagField;
import org.jaudiotagger.tag.TagTextField;
import org.jaudiotagger.tag.asf.AsfTag;
import org.jaudiotagger.tag.asf.AsfTagTextField;

/** Attributes of Windows Media files, named as Picard and the Windows SDK name them. */
final class AsfFields implements FieldAccess {
  private final AsfTag tag;

  AsfFields(AsfTag tag) {
    this.tag = tag;
  }

  @Override
  public List<String> get(TagField field) {
    List<String> values = new ArrayList<>();
    for (org.jaudiotagger.tag.TagField each : tag.getFields(name(field))) {
      if (each instanceof TagTextField text && !text.getContent().isEmpty()) {
        values.add(text.getContent());
      }
    }
    return values;
  }

  @Override
  public void set(TagField field, List<String> values) {
    tag.deleteField(name(field));
    if (field == TagField.GENRE) {
      tag.deleteField("WM/GenreID");
    }
    values.forEach(value -> tag.addField(new AsfTagTextField(name(field), value)));
  }

  private static String name(TagField field) {
    return switch (field) {
      case GENRE -> "WM/Genre";
      case BPM -> "WM/BeatsPerMinute";
      case GROUPING -> "WM/ContentGroupDescription";
      case STYLE, CRATETAG -> field.name();
    };
  }
}
