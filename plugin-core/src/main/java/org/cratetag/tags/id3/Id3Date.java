package org.cratetag.tags.id3;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The date of version 2.3, in up to three frames, as the one frame that 2.4 has. */
final class Id3Date {
  private static final Pattern TIMESTAMP =
      Pattern.compile("\\d{4}(-\\d\\d(-\\d\\d([T ]\\d\\d(:\\d\\d(:\\d\\d)?)?)?)?)?");
  private static final Pattern DAY = Pattern.compile("(0[1-9]|[12]\\d|3[01])(0[1-9]|1[0-2])");
  private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3])[0-5]\\d");
  private static final Set<String> PARTS = Set.of("TYER", "TDAT", "TIME");

  private Id3Date() {}

  /** Whether a frame is one of the three. */
  static boolean isPart(Id3Frame frame) {
    return PARTS.contains(frame.id());
  }

  /**
   * The TDRC frame; empty when there is no year, or when the frames do not say what the standard
   * asks for, so that something would get lost.
   */
  static Optional<Id3Frame> of(List<Id3Frame> frames) {
    List<Id3Frame> parts = frames.stream().filter(Id3Date::isPart).toList();
    boolean isOne =
        parts.stream().map(Id3Frame::id).distinct().count() == parts.size()
            && frames.stream().noneMatch(frame -> frame.id().equals("TDRC"));
    String date = text(parts, "TYER");
    String day = text(parts, "TDAT");
    String time = text(parts, "TIME");
    boolean isSplit = !day.isEmpty() || !time.isEmpty();
    boolean fits =
        isSplit
            ? date.matches("\\d{4}")
                && DAY.matcher(day).matches()
                && (time.isEmpty() || TIME.matcher(time).matches())
            : TIMESTAMP.matcher(date).matches();
    if (!isOne || !fits) {
      return Optional.empty();
    }
    if (isSplit) {
      date += "-" + day.substring(2) + "-" + day.substring(0, 2);
      date += time.isEmpty() ? "" : "T" + time.substring(0, 2) + ":" + time.substring(2);
    }
    return Optional.of(Id3Frame.of("TDRC", Id3Text.encode(List.of(date), 4), 4));
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
