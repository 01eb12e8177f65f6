package org.cratetag.tags.id3;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cratetag.tags.internal.GenreNumbers;

/** The last 128 bytes of many mp3 files (id3.org: ID3v1 and v1.1). */
record Id3v1Tag(ByteBuffer stored) {
  static final int BYTES = 128;
  static final int GENRE_OFFSET = 127;

  /** No genre; everything above the list means that, and this is what programs write. */
  static final int NO_GENRE = 255;

  /** "Other", which says nothing. */
  private static final int OTHER = 12;

  String title() {
    return text(3, 30);
  }

  String artist() {
    return text(33, 30);
  }

  String album() {
    return text(63, 30);
  }

  String year() {
    return text(93, 4);
  }

  String comment() {
    return text(97, hasTrack() ? 28 : 30);
  }

  String track() {
    return hasTrack() ? Integer.toString(stored.get(126) & 0xff) : "";
  }

  private boolean hasTrack() {
    return stored.get(125) == 0 && stored.get(126) != 0;
  }

  int genreNumber() {
    return stored.get(GENRE_OFFSET) & 0xff;
  }

  /** The genre's name; empty when it has none or says nothing. */
  Optional<String> genre() {
    return genreNumber() == OTHER ? Optional.empty() : GenreNumbers.nameOf(genreNumber());
  }

  /** The number of the last genre that has one: the last is the most exact. */
  static int numberOf(List<String> genres) {
    return genres.stream()
        .flatMap(text -> Stream.concat(Stream.of(text), Stream.of(text.split("[;/,|]"))))
        .flatMap(name -> GenreNumbers.numberOf(name.strip()).stream())
        .reduce(NO_GENRE, (before, last) -> last);
  }

  private String text(int from, int length) {
    byte[] bytes = new byte[length];
    stored.get(from, bytes);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\0');
    return (end < 0 ? text : text.substring(0, end)).strip();
  }
}
