package org.cratetag.tags.id3;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.api.track.TrackNames;
import org.cratetag.tags.file.FileEdit;
import org.cratetag.tags.file.TagBudget;
import org.cratetag.tags.tail.ApeTag;
import org.cratetag.tags.tail.Id3v1Tag;

/**
 * The ID3v1 and APE tags behind the audio of an mp3 file. They are never made, but what they say of
 * our fields is read where ID3v2 says nothing, and kept equal to ID3v2, so that no program shows an
 * old genre. An APE tag that does not parse is passed over by reading and writing.
 */
final class TailTags {
  private static final int LYRICS3_END_BYTES = 15;

  /** An APE tag is looked at before and after ID3v2, which may be long, is written. */
  private static final int MOST_APE_BYTES = 16 << 20;

  private final FileEdit edit;
  private final Optional<Id3v1Tag> id3v1;
  private Optional<ApeTag> ape = Optional.empty();
  private long apeStart;
  private long apeEnd;

  /** Whether Lyrics3 stands between APE and the end, where few programs find APE. */
  private boolean apeIsHidden;

  private TailTags(FileEdit edit, Optional<Id3v1Tag> id3v1) {
    this.edit = edit;
    this.id3v1 = id3v1;
  }

  /**
   * Looks for them.
   *
   * @param start where the audio begins
   */
  static TailTags find(FileEdit edit, long start) throws IOException, TrackException {
    long end = edit.size();
    Optional<Id3v1Tag> id3v1 = Optional.empty();
    if (end - start >= Id3v1Tag.BYTES && edit.has(end - Id3v1Tag.BYTES, "TAG")) {
      end -= Id3v1Tag.BYTES;
      id3v1 = Optional.of(new Id3v1Tag(edit.read(end, Id3v1Tag.BYTES)));
    }
    TailTags tags = new TailTags(edit, id3v1);
    long before = tags.beforeLyrics3(start, end);
    tags.apeIsHidden = before < end;
    tags.findApe(start, before);
    return tags;
  }

  private long beforeLyrics3(long start, long end) throws IOException, TrackException {
    if (end - start < LYRICS3_END_BYTES || !edit.has(end - 9, "LYRICS200")) {
      return end;
    }
    byte[] digits = new byte[6];
    edit.read(end - LYRICS3_END_BYTES, 6).get(digits);
    String length = new String(digits, StandardCharsets.ISO_8859_1);
    return length.matches("[0-9]{6}") ? end - LYRICS3_END_BYTES - Long.parseLong(length) : end;
  }

  private void findApe(long start, long end) throws IOException, TrackException {
    OptionalLong from = ApeTag.startOf(edit, end, start);
    if (from.isPresent()) {
      apeStart = from.getAsLong();
      apeEnd = end;
      TagBudget.verifySize(apeEnd - apeStart, MOST_APE_BYTES);
      TagBudget.verifySize(start + apeEnd - apeStart);
      ape = ApeTag.find(edit.read(apeStart, apeEnd - apeStart));
    }
  }

  /** Our fields as they say them; both genres where they differ, that of ID3v1 first. */
  TagValues values() {
    TagValues values = TagValues.EMPTY;
    for (TagField field : TagField.values()) {
      List<String> texts = new ArrayList<>(ape.map(tag -> tag.texts(field)).orElse(List.of()));
      if (field == TagField.GENRE && id3v1.isPresent()) {
        id3v1
            .get()
            .genre()
            .filter(name -> !Id3v1Tag.holds(texts, name))
            .ifPresent(name -> texts.add(0, name));
      }
      if (!texts.isEmpty()) {
        values = values.with(field, texts);
      }
    }
    return values;
  }

  /** Artist and title, where there are any. */
  TrackNames names() {
    return new TrackNames(name(Id3v1Tag.Field.ARTIST), name(Id3v1Tag.Field.TITLE));
  }

  private Optional<String> name(Id3v1Tag.Field field) {
    return ape.flatMap(tag -> tag.texts(field.name()).stream().findFirst())
        .or(() -> id3v1.map(tag -> tag.latin1(field)));
  }

  /**
   * Takes out what a change has removed, so that no program shows an old value. What says something
   * else than the file's first tag did, stays.
   *
   * @param before what the file said of the changed fields
   */
  void update(TagValues before, TagValues change) throws IOException {
    if (id3v1.isPresent()) {
      id3v1.get().replaceGenre(edit, before.get(TagField.GENRE), change);
    }
    if (ape.isPresent()) {
      updateApe(before, change);
    }
  }

  private void updateApe(TagValues before, TagValues change) throws IOException {
    ApeTag edited = ape.get();
    for (TagField field : change.fields().keySet()) {
      List<String> now = change.get(field);
      for (String key : ApeTag.keysOf(field).stream().limit(1).toList()) {
        List<String> texts = new ArrayList<>(edited.texts(key));
        boolean removed =
            texts.removeIf(
                text -> now.isEmpty() || (before.get(field).contains(text) && !now.contains(text)));
        if (removed) {
          now.stream().filter(text -> !texts.contains(text)).forEach(texts::add);
          edited = edited.with(key, texts);
        }
      }
    }
    if (!edited.equals(ape.get())) {
      edit.replace(apeStart, apeEnd - apeStart, edited.toBytes());
    }
  }

  /**
   * What a new ID3v2 tag must say too, since most programs read nothing else once there is one.
   *
   * @param version of the new tag, 3 or 4
   * @throws TrackException when the two name different tracks, of which some programs show one and
   *     some the other
   */
  List<Id3Frame> carriedOver(int version) throws TrackException {
    Inherited inherited = new Inherited(version);
    if (ape.isPresent() && !(apeIsHidden && id3v1.isPresent())) {
      for (Id3v1Tag.Field field :
          List.of(Id3v1Tag.Field.TITLE, Id3v1Tag.Field.ARTIST, Id3v1Tag.Field.ALBUM)) {
        verifyAgreement(field);
      }
      for (ApeTag.Item item : ape.get().items()) {
        inherited.add(item.key(), item.isText() ? item.texts() : List.of());
      }
    }
    id3v1.ifPresent(inherited::add);
    return inherited.frames();
  }

  /** ID3v1 cuts texts off, and what it cannot spell cannot be compared. */
  private void verifyAgreement(Id3v1Tag.Field field) throws TrackException {
    String old = id3v1.map(tag -> tag.latin1(field)).orElse("").toLowerCase(Locale.ROOT);
    List<String> texts = ape.get().texts(field.name());
    String first = texts.isEmpty() ? "" : texts.get(0).strip().toLowerCase(Locale.ROOT);
    if (Id3Text.isAscii(old + first) && !old.startsWith(first) && !first.startsWith(old)) {
      throw new TrackException(
          Stage.TAGS,
          "its ID3v1 and APE tags name different tracks ("
              + field.name().toLowerCase(Locale.ROOT)
              + "); remove one of them");
    }
  }
}
