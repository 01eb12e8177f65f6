package org.cratetag.tags.id3;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cratetag.api.track.TagField;

/**
 * What one frame says of one of our fields, string by string as it is spelled there.
 *
 * @param field that the values belong to
 * @param frame that holds them
 * @param text of the frame; empty when it cannot be read
 * @param strings the values, without the description of a user text
 */
record Id3Values(TagField field, Id3Frame frame, Optional<Id3Text> text, List<String> strings) {

  static Id3Values of(TagField field, Id3Frame frame) {
    Optional<Id3Text> text = frame.content().map(Id3Text::decode);
    List<String> strings = text.map(Id3Text::strings).orElse(List.of());
    if (frame.isUserText()) {
      strings = strings.subList(Math.min(1, strings.size()), strings.size());
    }
    return new Id3Values(
        field, frame, text, strings.stream().filter(string -> !string.isEmpty()).toList());
  }

  /** The values that a string means. */
  List<String> meant(String string) {
    return field == TagField.GENRE ? Id3Genres.names(string) : List.of(string);
  }

  /** All values of the frame. */
  List<String> all() {
    return strings.stream().flatMap(string -> meant(string).stream()).toList();
  }

  /** Whether the frame can only be left as it is or removed. */
  boolean isUnclear() {
    return text.isEmpty() || text.get().reading() == Id3Text.Reading.GUESS;
  }

  boolean isBytes() {
    return text.isPresent() && text.get().reading() == Id3Text.Reading.BYTES;
  }

  /**
   * The strings that stay when the field shall have certain values: those of which all that they
   * mean is wanted.
   *
   * @param wanted what is still to be written; loses what stays
   * @param several whether strings can stand beside each other, so that each may keep its spelling
   */
  List<String> staying(List<String> wanted, boolean several) {
    List<String> staying = new ArrayList<>();
    for (String string : strings) {
      List<String> meant = meant(string).stream().map(String::strip).toList();
      if (!meant.isEmpty() && wanted.containsAll(meant)) {
        wanted.removeAll(meant);
        boolean respelled =
            several
                ? field == TagField.GENRE && Id3Genres.isList(string)
                : !meant.equals(List.of(string.strip()));
        staying.addAll(respelled ? meant : List.of(string));
      }
    }
    return staying;
  }
}
