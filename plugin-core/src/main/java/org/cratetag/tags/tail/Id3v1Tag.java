package org.cratetag.tags.tail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cratetag.api.track.TagField;
import org.cratetag.api.track.TagValues;
import org.cratetag.tags.file.FileEdit;

/**
 * The last 128 bytes of many mp3 files (id3.org: ID3v1 and v1.1). Nothing says their encoding: text
 * beyond ASCII is UTF-8 where all of it can be, else bytes of some code page, which players guess.
 */
public record Id3v1Tag(ByteBuffer stored) {
  /** Length of the tag. */
  public static final int BYTES = 128;

  /** Where the number of the genre is. */
  private static final int GENRE_OFFSET = 127;

  /** No genre; everything above the list means that, and this is what programs write. */
  private static final int NO_GENRE = 255;

  /** "Other", which says nothing. */
  private static final int OTHER = 12;

  /** A text of the tag: where it is, and how long it may be. */
  public enum Field {
    TITLE(3, 30),
    ARTIST(33, 30),
    ALBUM(63, 30),
    YEAR(93, 4),
    COMMENT(97, 30);

    private final int from;
    private final int length;

    Field(int from, int length) {
      this.from = from;
      this.length = length;
    }
  }

  /** A field with one character a byte; empty when it says nothing. */
  public String latin1(Field field) {
    byte[] bytes = new byte[field == Field.COMMENT && hasTrack() ? 28 : field.length];
    stored.get(field.from, bytes);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\0');
    return (end < 0 ? text : text.substring(0, end)).strip();
  }

  /** A field as text, where its encoding is certain: ASCII or UTF-8; else empty. */
  public Optional<String> text(Field field) {
    String text = latin1(field);
    Optional<String> utf8 = isUtf8() ? asUtf8(text) : Optional.empty();
    return utf8.isPresent() || !text.chars().allMatch(c -> c < 0x80) ? utf8 : Optional.of(text);
  }

  /**
   * Writes another genre into the tag that ends the file when a change removes the one that it
   * says.
   *
   * @param before the genres of the file
   */
  public void replaceGenre(FileEdit file, List<String> before, TagValues change)
      throws IOException {
    List<String> now = change.get(TagField.GENRE);
    boolean removed =
        change.fields().containsKey(TagField.GENRE)
            && genre()
                .filter(name -> now.isEmpty() || holds(before, name))
                .filter(name -> !holds(now, name))
                .isPresent();
    if (removed) {
      file.write(file.size() - BYTES + GENRE_OFFSET, new byte[] {(byte) numberOf(now)});
    }
  }

  /** Whether one of the genres is the one of that name. */
  public static boolean holds(List<String> genres, String name) {
    return pieces(genres).anyMatch(name::equalsIgnoreCase);
  }

  private boolean isUtf8() {
    return Stream.of(Field.values()).allMatch(field -> asUtf8(latin1(field)).isPresent());
  }

  /** The last character may have been cut off. */
  private static Optional<String> asUtf8(String latin1) {
    byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
    int cut = bytes.length >= 28 ? 3 : 0;
    for (int length = bytes.length; length >= bytes.length - cut; length--) {
      try {
        ByteBuffer whole = ByteBuffer.wrap(bytes, 0, length);
        return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(whole).toString());
      } catch (CharacterCodingException other) {
        continue;
      }
    }
    return Optional.empty();
  }

  /** The number of the track; empty when there is none. */
  public String track() {
    return hasTrack() ? Integer.toString(stored.get(126) & 0xff) : "";
  }

  private boolean hasTrack() {
    return stored.get(125) == 0 && stored.get(126) != 0;
  }

  int genreNumber() {
    return stored.get(GENRE_OFFSET) & 0xff;
  }

  /** The genre's name; empty when it has none or says nothing. */
  public Optional<String> genre() {
    return genreNumber() == OTHER ? Optional.empty() : GenreNumbers.nameOf(genreNumber());
  }

  /** The number of the last genre that has one: the last is the most exact. */
  private static int numberOf(List<String> genres) {
    return pieces(genres)
        .flatMap(name -> GenreNumbers.numberOf(name).stream())
        .reduce(NO_GENRE, (before, last) -> last);
  }

  /** Genres, and what they are made of where one text holds several. */
  private static Stream<String> pieces(List<String> genres) {
    return genres.stream()
        .flatMap(text -> Stream.concat(Stream.of(text), Stream.of(text.split("[;/,|]"))))
        .map(String::strip);
  }
}
