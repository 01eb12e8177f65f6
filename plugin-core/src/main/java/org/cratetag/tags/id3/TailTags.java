package org.cratetag.tags.id3;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cratetag.api.TagException;
import org.cratetag.api.TagField;
import org.cratetag.api.TagValues;
import org.cratetag.tags.internal.FileEdit;

/**
 * The ID3v1 and APE tags behind the audio of an mp3 file. They are never made, but what they say of
 * our fields is read where ID3v2 says nothing, and kept equal to ID3v2, so that no program shows an
 * old genre. An APE tag that does not parse is passed over by reading and writing.
 */
final class TailTags {
  private static final int LYRICS3_END_BYTES = 15;

  private final FileEdit edit;
  private final Optional<Id3v1Tag> id3v1;
  private Optional<ApeTag> ape = Optional.empty();
  private long apeStart;
  private long apeEnd;

  private TailTags(FileEdit edit, Optional<Id3v1Tag> id3v1) {
    this.edit = edit;
    this.id3v1 = id3v1;
  }

  /**
   * Looks for them.
   *
   * @param start where the audio begins
   */
  static TailTags find(FileEdit edit, long start) throws IOException, TagException {
    long end = edit.size();
    Optional<Id3v1Tag> id3v1 = Optional.empty();
    if (end - start >= Id3v1Tag.BYTES && edit.has(end - Id3v1Tag.BYTES, "TAG")) {
      end -= Id3v1Tag.BYTES;
      id3v1 = Optional.of(new Id3v1Tag(edit.read(end, Id3v1Tag.BYTES)));
    }
    TailTags tags = new TailTags(edit, id3v1);
    tags.findApe(start, tags.beforeLyrics3(start, end));
    return tags;
  }

  private long beforeLyrics3(long start, long end) throws IOException, TagException {
    if (end - start < LYRICS3_END_BYTES || !edit.has(end - 9, "LYRICS200")) {
      return end;
    }
    byte[] digits = new byte[6];
    edit.read(end - LYRICS3_END_BYTES, 6).get(digits);
    String length = new String(digits, StandardCharsets.ISO_8859_1);
    return length.matches("[0-9]{6}") ? end - LYRICS3_END_BYTES - Long.parseLong(length) : end;
  }

  private void findApe(long start, long end) throws IOException, TagException {
    if (end - start < ApeTag.FOOTER_BYTES || !edit.has(end - ApeTag.FOOTER_BYTES, "APETAGEX")) {
      return;
    }
    ByteBuffer footer =
        edit.read(end - ApeTag.FOOTER_BYTES, ApeTag.FOOTER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    long length = footer.getInt(12) & 0xffffffffL;
    boolean hasHeader = footer.getInt(20) < 0;
    apeStart = end - length - (hasHeader ? ApeTag.FOOTER_BYTES : 0);
    apeEnd = end;
    if (length >= ApeTag.FOOTER_BYTES && apeStart >= start) {
      ape = ApeTag.find(edit.read(apeStart, apeEnd - apeStart));
    }
  }

  /** Our fields as they say them; APE before ID3v1, which knows few genres. */
  TagValues values() {
    TagValues values = TagValues.EMPTY;
    for (TagField field : TagField.values()) {
      List<String> texts = ape.isPresent() ? apeTexts(field) : List.of();
      if (texts.isEmpty() && field == TagField.GENRE && id3v1.isPresent()) {
        texts = id3v1.get().genre().stream().toList();
      }
      if (!texts.isEmpty()) {
        values = values.with(field, texts);
      }
    }
    return values;
  }

  private List<String> apeTexts(TagField field) {
    return ApeTag.keyOf(field).map(key -> ape.get().texts(key)).orElse(List.of());
  }

  /** Puts the new values where there were old ones. */
  void update(TagValues change) throws IOException {
    List<String> genres = change.get(TagField.GENRE);
    if (id3v1.isPresent()
        && change.fields().containsKey(TagField.GENRE)
        && id3v1.get().genre().isPresent()) {
      long at = edit.size() - Id3v1Tag.BYTES + Id3v1Tag.GENRE_OFFSET;
      edit.write(at, new byte[] {(byte) Id3v1Tag.numberOf(genres)});
    }
    if (ape.isPresent()) {
      ApeTag edited = ape.get();
      for (TagField field : change.fields().keySet()) {
        Optional<String> key = ApeTag.keyOf(field).filter(k -> !ape.get().texts(k).isEmpty());
        edited = key.isPresent() ? edited.with(key.get(), change.get(field)) : edited;
      }
      if (!edited.equals(ape.get())) {
        edit.replace(apeStart, apeEnd - apeStart, edited.toBytes());
      }
    }
  }

  /**
   * What a new ID3v2 tag must say too, since most programs read nothing else once there is one.
   *
   * @param version of the new tag, 3 or 4
   */
  List<Id3Frame> carriedOver(int version) {
    List<Id3Frame> frames = new ArrayList<>();
    add(frames, version, "TIT2", "Title", id3v1.map(Id3v1Tag::title));
    add(frames, version, "TPE1", "Artist", id3v1.map(Id3v1Tag::artist));
    add(frames, version, "TALB", "Album", id3v1.map(Id3v1Tag::album));
    add(frames, version, "TPE2", "Album Artist", Optional.empty());
    add(frames, version, "TCOM", "Composer", Optional.empty());
    add(frames, version, version == 3 ? "TYER" : "TDRC", "Year", id3v1.map(Id3v1Tag::year));
    add(frames, version, "TRCK", "Track", id3v1.map(Id3v1Tag::track));
    add(frames, version, "TPOS", "Disc", Optional.empty());
    add(frames, version, "COMM", "Comment", id3v1.map(Id3v1Tag::comment));
    return frames;
  }

  private void add(
      List<Id3Frame> frames, int version, String id, String apeKey, Optional<String> inId3v1) {
    List<String> texts = ape.map(tag -> tag.texts(apeKey)).orElse(List.of());
    if (texts.isEmpty()) {
      texts = inId3v1.filter(text -> !text.isEmpty()).stream().toList();
    }
    if (!texts.isEmpty()) {
      frames.add(
          id.equals("COMM")
              ? Id3Frame.of(id, Id3Text.comment(String.join("; ", texts), version), version)
              : Id3Frame.of(id, Id3Text.content("", texts, version), version));
    }
  }
}
