package org.cratetag.tags.id3;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cratetag.api.track.TagField;
import org.cratetag.tags.tail.ApeTag;
import org.cratetag.tags.tail.Id3v1Tag;

/**
 * What a new ID3v2 tag must say because programs that find one look at no other tag of the file.
 */
final class Inherited {
  private final int version;
  private final List<Id3Frame> frames = new ArrayList<>();

  /**
   * Nothing so far.
   *
   * @param version of the new tag, 3 or 4
   */
  Inherited(int version) {
    this.version = version;
  }

  List<Id3Frame> frames() {
    return List.copyOf(frames);
  }

  /** Texts under the name that APE tags have for them. Our own fields are no part of it. */
  void add(String name, List<String> texts) {
    boolean ours =
        List.of(TagField.values()).stream()
            .anyMatch(field -> ApeTag.keysOf(field).stream().anyMatch(name::equalsIgnoreCase));
    if (texts.isEmpty() || ours) {
      return;
    }
    String id = idOf(name.toUpperCase(Locale.ROOT), texts.get(0));
    List<String> strings = version == 4 ? texts : List.of(String.join(Id3Text.JOIN, texts));
    if (id.equals("TXXX")) {
      List<String> described = new ArrayList<>(List.of(name));
      described.addAll(strings);
      frames.add(Id3Frame.of(id, Id3Text.encode(described, version), version));
    } else {
      add(id, Id3Text.encode(strings, version));
    }
  }

  /** A frame, unless there is one. */
  void add(String id, byte[] text) {
    if (frames.stream().noneMatch(frame -> frame.id().equals(id))) {
      byte[] content = id.equals("COMM") ? Id3Text.comment(text) : text;
      frames.add(Id3Frame.of(id, content, version));
    }
  }

  void add(Id3v1Tag old) {
    add("TIT2", content(old, Id3v1Tag.Field.TITLE));
    add("TPE1", content(old, Id3v1Tag.Field.ARTIST));
    add("TALB", content(old, Id3v1Tag.Field.ALBUM));
    add("COMM", content(old, Id3v1Tag.Field.COMMENT));
    if (old.latin1(Id3v1Tag.Field.YEAR).matches("\\d{4}")) {
      add(version == 3 ? "TYER" : "TDRC", content(old, Id3v1Tag.Field.YEAR));
    }
    add("TRCK", Optional.of(old.track()).filter(track -> !track.isEmpty()).map(this::text));
  }

  /** What a text frame says; empty when the field says nothing. */
  private Optional<byte[]> content(Id3v1Tag old, Id3v1Tag.Field field) {
    String stored = old.latin1(field);
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    Optional<byte[]> text = old.text(field).map(this::text);
    return text.isPresent() ? text : Optional.of(Id3Text.encodeBytes(List.of(stored)));
  }

  private byte[] text(String ascii) {
    return Id3Text.encode(List.of(ascii), version);
  }

  private void add(String id, Optional<byte[]> text) {
    text.ifPresent(content -> add(id, content));
  }

  private String idOf(String name, String text) {
    return switch (name) {
      case "TITLE" -> "TIT2";
      case "SUBTITLE" -> "TIT3";
      case "ARTIST" -> "TPE1";
      case "ALBUM" -> "TALB";
      case "ALBUM ARTIST", "ALBUMARTIST" -> "TPE2";
      case "CONDUCTOR" -> "TPE3";
      case "MIXARTIST", "REMIXER" -> "TPE4";
      case "COMPOSER" -> "TCOM";
      case "LYRICIST" -> "TEXT";
      case "TRACK", "TRACKNUMBER" -> "TRCK";
      case "DISC", "DISCNUMBER" -> "TPOS";
      case "COMMENT" -> "COMM";
      case "COPYRIGHT" -> "TCOP";
      case "ISRC" -> "TSRC";
      case "LABEL", "PUBLISHER" -> "TPUB";
      case "ENCODED BY", "ENCODEDBY" -> "TENC";
      case "ENCODER" -> "TSSE";
      case "LANGUAGE" -> "TLAN";
      case "YEAR", "DATE" -> idOfDate(text);
      default -> "TXXX";
    };
  }

  private String idOfDate(String text) {
    boolean fits =
        version == 4 ? text.matches("\\d{4}(-\\d\\d(-\\d\\d)?)?") : text.matches("\\d{4}");
    return fits ? version == 4 ? "TDRC" : "TYER" : "TXXX";
  }
}
