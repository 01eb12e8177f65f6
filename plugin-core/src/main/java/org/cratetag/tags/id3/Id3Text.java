package org.cratetag.tags.id3;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cratetag.tags.internal.GenreNumbers;

/**
 * Text frames. Version 2.4 separates values with NUL (ID3v2.4.0 frames, section 4.2); before it,
 * values are one text joined with "; ", because readers cut at a NUL.
 */
final class Id3Text {
  static final String JOIN = "; ";

  private static final Pattern NUMBERED = Pattern.compile("\\((\\d{1,3}|RX|CR)\\)");

  private Id3Text() {}

  /** The text up to the first NUL: the description of a user text. */
  static String first(ByteBuffer content) {
    List<String> strings = strings(content);
    return strings.isEmpty() ? "" : strings.get(0);
  }

  /** All strings of a text frame, without empty ones at the end. */
  static List<String> strings(ByteBuffer content) {
    if (!content.hasRemaining()) {
      return List.of();
    }
    Charset charset =
        switch (content.get(0)) {
          case 1 -> StandardCharsets.UTF_16;
          case 2 -> StandardCharsets.UTF_16BE;
          case 3 -> StandardCharsets.UTF_8;
          default -> StandardCharsets.ISO_8859_1;
        };
    String text = charset.decode(content.slice(1, content.remaining() - 1)).toString();
    List<String> strings = new ArrayList<>();
    for (String part : text.split("\0", -1)) {
      strings.add(part.startsWith("\uFEFF") ? part.substring(1) : part);
    }
    while (!strings.isEmpty() && strings.get(strings.size() - 1).isEmpty()) {
      strings.remove(strings.size() - 1);
    }
    return strings;
  }

  /** Splits what older versions join. */
  static List<String> parts(String value, int version) {
    return version == 4 ? List.of(value) : List.of(value.split(JOIN));
  }

  /** Genres by name, also where they are stored as numbers such as {@code (18)} or {@code 18}. */
  static List<String> genres(String stored) {
    List<String> names = new ArrayList<>();
    String rest = stored;
    Matcher number = NUMBERED.matcher(rest);
    while (number.lookingAt()) {
      names.add(genre(number.group(1)));
      rest = rest.substring(number.end());
      number = NUMBERED.matcher(rest);
    }
    if (!rest.isEmpty() && !names.isEmpty() && !rest.startsWith("((")) {
      // A refinement says more exactly what the number before it says.
      names.set(names.size() - 1, rest);
    } else if (!rest.isEmpty()) {
      names.add(genre(rest.startsWith("((") ? rest.substring(1) : rest));
    }
    return names;
  }

  private static String genre(String text) {
    return switch (text) {
      case "RX" -> "Remix";
      case "CR" -> "Cover";
      default ->
          text.matches("\\d{1,3}") ? GenreNumbers.nameOf(Long.parseLong(text)).orElse(text) : text;
    };
  }

  /** The content of a text frame; of a user text when there is a description. */
  static byte[] content(String description, List<String> values, int version) {
    List<String> strings = new ArrayList<>();
    if (!description.isEmpty()) {
      strings.add(description);
    }
    strings.addAll(version == 4 ? values : List.of(String.join(JOIN, values)));
    boolean ascii = strings.stream().allMatch(StandardCharsets.US_ASCII.newEncoder()::canEncode);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(ascii ? 0 : version == 4 ? 3 : 1);
    for (int i = 0; i < strings.size(); i++) {
      if (i > 0) {
        bytes.writeBytes(new byte[ascii || version == 4 ? 1 : 2]);
      }
      if (ascii || version == 4) {
        bytes.writeBytes(strings.get(i).getBytes(StandardCharsets.UTF_8));
      } else {
        bytes.writeBytes(new byte[] {(byte) 0xff, (byte) 0xfe});
        bytes.writeBytes(strings.get(i).getBytes(StandardCharsets.UTF_16LE));
      }
    }
    return bytes.toByteArray();
  }

  /** The content of a comment without a description, in no particular language. */
  static byte[] comment(String text, int version) {
    byte[] plain = content("", List.of(text), version);
    boolean wide = plain[0] == 1;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(plain[0]);
    bytes.writeBytes(new byte[] {'X', 'X', 'X'});
    bytes.writeBytes(wide ? new byte[] {(byte) 0xff, (byte) 0xfe, 0, 0} : new byte[1]);
    bytes.write(plain, 1, plain.length - 1);
    return bytes.toByteArray();
  }
}
