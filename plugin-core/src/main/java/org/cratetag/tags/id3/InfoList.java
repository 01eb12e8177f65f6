package org.cratetag.tags.id3;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cratetag.api.track.TrackNames;
import org.cratetag.tags.id3.Id3Text.Reading;

/**
 * An INFO list of a WAV file (Multimedia Programming Interface and Data Specifications 1.0, chapter
 * 2): one text a field, in an encoding that nothing tells.
 *
 * @param fields in order
 */
record InfoList(List<Field> fields) {
  static final String GENRE = "IGNR";

  /** A field: its name, and its bytes with the zeros at their end. */
  record Field(String id, byte[] stored) {
    private byte[] bytes() {
      int end = stored.length;
      while (end > 0 && stored[end - 1] == 0) {
        end--;
      }
      return Arrays.copyOf(stored, end);
    }

    private boolean isWide() {
      byte[] bytes = bytes();
      for (byte b : bytes) {
        if (b == 0) {
          return true;
        }
      }
      return false;
    }

    /** What it says, if that can be told. */
    Id3Text text() {
      byte[] bytes = bytes();
      if (isWide()) {
        return Utf16Text.decode(Arrays.copyOf(bytes, bytes.length + (bytes.length & 1)), true);
      }
      try {
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return Id3Text.of(List.of(text), Reading.EXACT);
      } catch (CharacterCodingException other) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return Id3Text.of(List.of(text), Reading.BYTES);
      }
    }
  }

  boolean hasGenre() {
    return fields.stream().anyMatch(field -> field.id().equals(GENRE));
  }

  List<String> genres() {
    return fields.stream()
        .filter(field -> field.id().equals(GENRE))
        .flatMap(field -> field.text().strings().stream())
        .filter(text -> !text.isBlank())
        .toList();
  }

  /** Artist and title, where there are any. */
  TrackNames names() {
    return new TrackNames(first("IART"), first("INAM"));
  }

  private Optional<String> first(String id) {
    return fields.stream()
        .filter(field -> field.id().equals(id))
        .flatMap(field -> field.text().strings().stream())
        .map(String::strip)
        .findFirst();
  }

  /** Adds what a new ID3v2 tag beside it must say, since programs that find one read no list. */
  void addTo(Inherited inherited) {
    for (Field field : fields) {
      Id3Text text = field.text();
      if (text.strings().size() != 1 || text.reading() == Reading.GUESS) {
        continue;
      }
      String value = text.strings().get(0).strip();
      if (text.reading() == Reading.BYTES) {
        idOf(field.id()).ifPresent(id -> inherited.add(id, Id3Text.encodeBytes(List.of(value))));
      } else if (!value.isEmpty()) {
        nameOf(field.id()).ifPresent(name -> inherited.add(name, List.of(value)));
      }
    }
  }

  private static Optional<String> idOf(String id) {
    return Optional.ofNullable(
        switch (id) {
          case "INAM" -> "TIT2";
          case "IART" -> "TPE1";
          case "IPRD" -> "TALB";
          case "ICMT" -> "COMM";
          case "ICOP" -> "TCOP";
          case "IMUS" -> "TCOM";
          case GENRE -> "TCON";
          default -> null;
        });
  }

  private static Optional<String> nameOf(String id) {
    return Optional.ofNullable(
        switch (id) {
          case "INAM" -> "Title";
          case "IART" -> "Artist";
          case "IPRD" -> "Album";
          case "ICMT" -> "Comment";
          case "ICOP" -> "Copyright";
          case "IMUS" -> "Composer";
          case "ICRD" -> "Date";
          case "IPRT", "ITRK" -> "Track";
          default -> null;
        });
  }

  /**
   * The list with another genre.
   *
   * @param before the file's genres
   * @param now those that it gets
   */
  InfoList with(List<String> before, List<String> now) {
    List<Field> edited = new ArrayList<>();
    boolean done = false;
    for (Field field : fields) {
      if (!field.id().equals(GENRE)) {
        edited.add(field);
      } else if (!done) {
        edit(field, before, now).ifPresent(edited::add);
        done = true;
      }
    }
    if (!done && !now.isEmpty()) {
      edited.add(genre(new byte[0], now));
    }
    return new InfoList(edited);
  }

  /** What is not taken out keeps its bytes, with the new genres behind them. */
  private static Optional<Field> edit(Field field, List<String> before, List<String> now) {
    if (field.isWide()) {
      return Optional.of(field);
    }
    List<String> text = field.text().strings();
    List<String> old = new ArrayList<>(text);
    text.forEach(each -> old.addAll(Arrays.asList(each.split(Id3Text.JOIN))));
    List<String> removed = new ArrayList<>(before);
    removed.removeAll(now);
    if (text.isEmpty() || old.stream().anyMatch(removed::contains)) {
      return now.isEmpty() ? Optional.empty() : Optional.of(genre(new byte[0], now));
    }
    List<String> more = now.stream().filter(genre -> !old.contains(genre)).toList();
    return Optional.of(more.isEmpty() ? field : genre(field.bytes(), more));
  }

  private static Field genre(byte[] front, List<String> genres) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(front);
    String join = front.length > 0 ? Id3Text.JOIN : "";
    bytes.writeBytes(
        (join + String.join(Id3Text.JOIN, genres) + "\0").getBytes(StandardCharsets.UTF_8));
    return new Field(GENRE, bytes.toByteArray());
  }

  byte[] toBytes() {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    content.writeBytes("INFO".getBytes(StandardCharsets.US_ASCII));
    for (Field field : fields) {
      content.writeBytes(Chunks.chunk(field.id(), field.stored(), ByteOrder.LITTLE_ENDIAN));
    }
    return content.toByteArray();
  }
}
