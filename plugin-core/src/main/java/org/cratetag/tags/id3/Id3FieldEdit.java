package org.cratetag.tags.id3;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cratetag.api.track.TagField;

/**
 * The frames of one field with other values. What stays keeps its spelling: a number remains a
 * number, bytes of an unknown code page remain these bytes, and a frame that is not understood
 * remains whole, with the new values in a frame of their own.
 */
final class Id3FieldEdit {
  private final TagField field;
  private final int version;
  private final boolean several;
  private final List<String> plain = new ArrayList<>();
  private final List<String> bytes = new ArrayList<>();
  private final List<Id3Frame> whole = new ArrayList<>();

  /**
   * Merges.
   *
   * @param field to be changed
   * @param version of the tag
   * @param nulSeparates whether several values stand in one frame, separated by NUL
   * @param old frames of the field
   * @param values the field's new values
   */
  Id3FieldEdit(
      TagField field, int version, boolean nulSeparates, List<Id3Frame> old, List<String> values) {
    this.field = field;
    this.version = version;
    List<Id3Values> parts = old.stream().map(frame -> Id3Values.of(field, frame)).toList();
    this.several = nulSeparates || parts.stream().mapToInt(part -> part.strings().size()).sum() > 1;
    List<String> wanted = new ArrayList<>(values.stream().map(String::strip).toList());
    for (Id3Values part : parts) {
      keep(part, wanted);
    }
    values.stream().filter(value -> wanted.remove(value.strip())).forEach(plain::add);
  }

  private void keep(Id3Values part, List<String> wanted) {
    if (!part.isUnclear()) {
      (part.isBytes() ? bytes : plain).addAll(part.staying(wanted, several));
      return;
    }
    List<String> meant = part.all().stream().map(String::strip).toList();
    // What cannot be read at all stays unless the field is to be empty.
    if (wanted.containsAll(meant) && !(meant.isEmpty() && wanted.isEmpty())) {
      wanted.removeAll(meant);
      whole.add(part.frame());
    }
  }

  /** How many values stand beside each other where they are not joined. */
  int count() {
    return plain.size() + bytes.size();
  }

  /** Frames that stay as they are. */
  List<Id3Frame> staying() {
    return List.copyOf(whole);
  }

  /** Frames to be made: one, or one for bytes and one for text that those cannot hold. */
  List<Id3Frame> made() {
    List<Id3Frame> made = new ArrayList<>();
    boolean inOne = plain.stream().allMatch(Id3Text::isAscii);
    if (!bytes.isEmpty()) {
      made.add(frame(Id3Text.encodeBytes(strings(inOne ? join(bytes, plain) : bytes))));
    }
    if (!plain.isEmpty() && (bytes.isEmpty() || !inOne)) {
      made.add(frame(Id3Text.encode(strings(plain), version)));
    }
    return made;
  }

  private List<String> strings(List<String> values) {
    List<String> texts = several ? values : List.of(String.join(Id3Text.JOIN, values));
    String description = isUserText() ? description() : "";
    return description.isEmpty() ? texts : join(List.of(description), texts);
  }

  private Id3Frame frame(byte[] content) {
    return Id3Frame.of(id(), content, version);
  }

  private boolean isUserText() {
    return field == TagField.STYLE || field == TagField.CRATETAG || field == TagField.ENERGY;
  }

  private String description() {
    return field == TagField.ENERGY ? Id3Frame.ENERGY : field.name();
  }

  private String id() {
    boolean old = version == 2;
    return switch (field) {
      case GENRE -> old ? "TCO" : "TCON";
      case BPM -> old ? "TBP" : "TBPM";
      case KEY -> old ? "TKE" : "TKEY";
      case GROUPING -> old ? "GP1" : "GRP1";
      case STYLE, CRATETAG, ENERGY -> old ? "TXX" : "TXXX";
    };
  }

  private static List<String> join(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
