package org.cratetag.tags.asf;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.AudioFile;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagStyle;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackNames;
import org.cratetag.tags.file.FileEdit;
import org.cratetag.tags.file.SplicingWriter;
import org.cratetag.tags.file.StandIns;

/**
 * Tags of Windows Media Audio: one attribute a value. The first value stands last, since programs
 * that know one value only show the last.
 */
public final class AsfTagWriter implements SplicingWriter {
  @Override
  public boolean supports(AudioFile file) {
    return file.format() == AudioFormat.WMA;
  }

  @Override
  public TagValues read(Path path) throws TrackException {
    try (FileEdit file = new FileEdit(path, StandardOpenOption.READ)) {
      Map<TagField, List<String>> values = new EnumMap<>(TagField.class);
      Map<TagField, List<String>> others = new EnumMap<>(TagField.class);
      for (AsfAttribute attribute : AsfHeader.read(file).attributes()) {
        for (TagField field : TagField.values()) {
          if (attribute.isOf(field) && !attribute.text().isEmpty()) {
            values.computeIfAbsent(field, any -> new ArrayList<>()).add(0, attribute.text());
          }
        }
        attribute
            .standIn()
            .ifPresent(
                field ->
                    others
                        .computeIfAbsent(field, any -> new ArrayList<>())
                        .add(field == TagField.GENRE ? attribute.genre() : attribute.text()));
      }
      return StandIns.fill(new TagValues(values), new TagValues(others));
    } catch (IOException e) {
      throw new TrackException(Stage.TAGS, "cannot read the tags: " + e.getMessage(), e);
    }
  }

  @Override
  public TrackNames names(Path path) throws TrackException {
    try (FileEdit file = new FileEdit(path, StandardOpenOption.READ)) {
      return AsfHeader.read(file).names();
    } catch (IOException e) {
      throw new TrackException(Stage.TAGS, "cannot read the tags: " + e.getMessage(), e);
    }
  }

  @Override
  public void write(FileEdit file, TagValues change, TagStyle style)
      throws IOException, TrackException {
    AsfHeader header = AsfHeader.read(file);
    Map<TagField, List<String>> wanted = new EnumMap<>(TagField.class);
    change
        .fields()
        .forEach(
            (field, values) ->
                wanted.put(field, new ArrayList<>(values.stream().map(String::strip).toList())));
    AsfHeader kept = header.edited(object -> staying(object, change, wanted));
    AsfHeader edited =
        kept.edited(
            object -> {
              List<AsfAttribute> all = new ArrayList<>(object.attributes());
              if (object.guid().equals(AsfObject.EXTENDED)) {
                change.fields().forEach((field, values) -> add(field, values, wanted, all));
              }
              return all;
            });
    file.replace(0, header.storedBytes(), edited.toBytes());
  }

  /** All but the values that shall not stay; a genre's number goes with its genre. */
  private static List<AsfAttribute> staying(
      AsfObject object, TagValues change, Map<TagField, List<String>> wanted)
      throws TrackException {
    List<AsfAttribute> staying = new ArrayList<>();
    for (AsfAttribute attribute : object.attributes()) {
      boolean stays = true;
      for (TagField field : change.fields().keySet()) {
        if (attribute.isOf(field)) {
          stays = wanted.get(field).remove(attribute.text().strip());
        }
      }
      if (attribute.name().equals(AsfAttribute.GENRE_NUMBER)
          && change.fields().containsKey(TagField.GENRE)) {
        stays = change.get(TagField.GENRE).stream().anyMatch(attribute.genre()::equalsIgnoreCase);
      }
      if (stays) {
        staying.add(attribute);
      }
    }
    return staying;
  }

  /** New values come in front of the field's others, the first of them last. */
  private static void add(
      TagField field,
      List<String> values,
      Map<TagField, List<String>> wanted,
      List<AsfAttribute> all) {
    int place = 0;
    while (place < all.size() && !all.get(place).isOf(field)) {
      place++;
    }
    for (String value : values) {
      if (wanted.get(field).remove(value.strip())) {
        all.add(place, AsfAttribute.of(field, value));
      }
    }
  }
}
