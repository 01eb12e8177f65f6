package org.cratetag.tags.id3;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The date of version 2.3, in up to three frames, as the one text that 2.4 has. */
final class Id3Date {
  private static final Pattern TIMESTAMP =
      Pattern.compile("\\d{4}(-\\d\\d(-\\d\\d([T ]\\d\\d(:\\d\\d(:\\d\\d)?)?)?)?)?");

  private Id3Date() {}

  /**
   * The content of a TDRC frame: year, and day and time where they are what the standard asks for;
   * empty when the year is no date in 2.4.
   */
  static Optional<byte[]> of(List<Id3Frame> frames) {
    String year = text(frames, "TYER");
    if (!TIMESTAMP.matcher(year).matches()) {
      return Optional.empty();
    }
    String date = year;
    String day = text(frames, "TDAT");
    if (year.length() == 4 && day.matches("(0[1-9]|[12]\\d|3[01])(0[1-9]|1[0-2])")) {
      date += "-" + day.substring(2) + "-" + day.substring(0, 2);
      String time = text(frames, "TIME");
      if (time.matches("([01]\\d|2[0-3])[0-5]\\d")) {
        date += "T" + time.substring(0, 2) + ":" + time.substring(2);
      }
    }
    return Optional.of(Id3Text.encode(List.of(date), 4));
  }

  private static String text(List<Id3Frame> frames, String id) {
    return frames.stream()
        .filter(frame -> frame.id().equals(id))
        .flatMap(frame -> frame.content().stream())
        .map(content -> Id3Text.decode(content).description().strip())
        .findFirst()
        .orElse("");
  }
}
