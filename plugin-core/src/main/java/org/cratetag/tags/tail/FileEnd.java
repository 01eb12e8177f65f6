package org.cratetag.tags.tail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.tags.file.FileEdit;

/**
 * What stands behind the audio.
 *
 * @param ape the APE tag
 * @param apeStart where it begins, or would
 * @param apeBytes how long it is; 0 when there is none
 * @param id3v1 the last 128 bytes, when they are a tag
 */
record FileEnd(Optional<ApeTag> ape, long apeStart, long apeBytes, Optional<Id3v1Tag> id3v1) {
  private static final Map<Id3v1Tag.Field, String> NAMES =
      Map.of(
          Id3v1Tag.Field.TITLE, "Title",
          Id3v1Tag.Field.ARTIST, "Artist",
          Id3v1Tag.Field.ALBUM, "Album",
          Id3v1Tag.Field.YEAR, "Year",
          Id3v1Tag.Field.COMMENT, "Comment");

  static FileEnd read(FileEdit file) throws IOException, TrackException {
    long end = file.size();
    Optional<Id3v1Tag> id3v1 = Optional.empty();
    if (file.has(end - Id3v1Tag.BYTES, "TAG")) {
      end -= Id3v1Tag.BYTES;
      id3v1 = Optional.of(new Id3v1Tag(file.read(end, Id3v1Tag.BYTES)));
    }
    if (!ApeTag.isFooter(file, end)) {
      return new FileEnd(Optional.empty(), end, 0, id3v1);
    }
    long start = ApeTag.startOf(file, end, 0).orElseThrow(FileEnd::damaged);
    ApeTag tag = ApeTag.find(file.read(start, end - start)).orElseThrow(FileEnd::damaged);
    return new FileEnd(Optional.of(tag), start, end - start, id3v1);
  }

  private static TrackException damaged() {
    return new TrackException(
        Stage.TAGS, "its APE tag is damaged; write it anew with the program that you tag with");
  }

  /** What both say of our fields, the APE tag before ID3v1. */
  TagValues values() {
    TagValues values = TagValues.EMPTY;
    for (TagField field : TagField.values()) {
      List<String> texts = ape.map(tag -> tag.texts(field)).orElse(List.of());
      values = texts.isEmpty() ? values : values.with(field, texts);
    }
    Optional<String> genre = id3v1.flatMap(Id3v1Tag::genre);
    return values.get(TagField.GENRE).isEmpty() && genre.isPresent()
        ? values.with(TagField.GENRE, List.of(genre.get()))
        : values;
  }

  /** A text, by the name that ID3v1 has for it. */
  Optional<String> name(Id3v1Tag.Field field) {
    return ape.flatMap(tag -> tag.texts(NAMES.get(field)).stream().findFirst())
        .or(() -> id3v1.flatMap(tag -> tag.text(field)).filter(text -> !text.isEmpty()));
  }

  /** A new tag that says what ID3v1 says. */
  ApeTag inherited() throws TrackException {
    ApeTag tag = ApeTag.empty();
    if (id3v1.isEmpty()) {
      return tag;
    }
    Id3v1Tag old = id3v1.get();
    for (Id3v1Tag.Field field : Id3v1Tag.Field.values()) {
      if (!old.latin1(field).isEmpty()) {
        String text =
            old.text(field)
                .orElseThrow(
                    () ->
                        new TrackException(
                            Stage.TAGS,
                            "its only tag is an old one (ID3v1) in letters that cannot be told;"
                                + " give it an APE tag with the program that you tag with"));
        tag = tag.withItem(NAMES.get(field), List.of(text));
      }
    }
    List<String> track = new ArrayList<>(List.of(old.track()));
    track.removeIf(String::isEmpty);
    tag = tag.withItem("Track", track);
    return tag.withItem("Genre", old.genre().map(List::of).orElse(List.of()));
  }
}
