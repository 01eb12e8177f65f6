package org.cratetag.cli.output;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moments as people type and read them. */
public final class TimeText {
  /** What is understood, for help texts. */
  public static final String EXAMPLES =
      "2026-11-20, 2026-11-20T18:30, 18:30 (today), or an age: 45m, 2h, 3d";

  private static final Pattern AGO = Pattern.compile("(\\d{1,6})([mhd])");

  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private TimeText() {}

  /** The minute of a moment, where the user lives. */
  public static String of(Instant moment) {
    return MINUTES.withZone(ZoneId.systemDefault()).format(moment);
  }

  /**
   * The moment that a text means.
   *
   * @param now the present, in the user's time zone
   * @throws WrongUseException when it means none
   */
  public static Instant parse(String text, ZonedDateTime now) {
    String time = text.strip().replace(' ', 'T');
    Matcher ago = AGO.matcher(time);
    try {
      if (ago.matches()) {
        return now.toInstant().minus(duration(Long.parseLong(ago.group(1)), ago.group(2)));
      } else if (time.endsWith("Z")) {
        return Instant.parse(time);
      } else if (time.contains("T")) {
        return LocalDateTime.parse(time).atZone(now.getZone()).toInstant();
      } else if (time.contains(":")) {
        return LocalTime.parse(time).atDate(now.toLocalDate()).atZone(now.getZone()).toInstant();
      }
      return LocalDate.parse(time).atStartOfDay(now.getZone()).toInstant();
    } catch (DateTimeException e) {
      throw new WrongUseException("not a time: '" + text + "'; try " + EXAMPLES, e);
    }
  }

  private static Duration duration(long number, String unit) {
    return switch (unit) {
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
