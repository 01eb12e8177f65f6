package org.cratetag.tags.jaudiotagger;

import java.util.ArrayList;
import java.util.List;
import org.cratetag.api.TagField;
import org.jaudiotagger.tag.TagTextField;
import org.jaudiotagger.tag.vorbiscomment.VorbisCommentTag;

/** Vorbis comments: one comment a value, names without regard to case. */
final class VorbisFields implements FieldAccess {
  private final VorbisCommentTag tag;

  VorbisFields(VorbisCommentTag tag) {
    this.tag = tag;
  }

  @Override
  public List<String> get(TagField field) {
    List<String> values = new ArrayList<>();
    tag.getFields()
        .forEachRemaining(
            each -> {
              if (each.getId().equalsIgnoreCase(field.name())
                  && each instanceof TagTextField text) {
                values.add(text.getContent());
              }
            });
    return values;
  }

  @Override
  public void set(TagField field, List<String> values) {
    // Setting replaces the first value only, so all go before any comes.
    List<String> ids = new ArrayList<>();
    tag.getFields().forEachRemaining(each -> ids.add(each.getId()));
    ids.stream().filter(field.name()::equalsIgnoreCase).distinct().forEach(tag::deleteField);
    values.forEach(value -> tag.addField(tag.createField(field.name(), value)));
  }
}
