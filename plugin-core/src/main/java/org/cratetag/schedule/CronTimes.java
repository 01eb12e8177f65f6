package org.cratetag.schedule;

import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quartz.CronExpression;

/**
 * The times of a cron expression: five fields as crontab(5) has them ({@code 30 3 * * *} is 3:30
 * each night), six or seven as Quartz has them, seconds first, or {@code @hourly}, {@code @daily},
 * {@code @weekly} and {@code @monthly}.
 */
public final class CronTimes {
  private static final Map<String, String> NAMED =
      Map.of(
          "@hourly", "0 * * * *",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@weekly", "0 0 * * 0",
          "@monthly", "0 0 1 * *");
  private static final Pattern NUMBER = Pattern.compile("(?<![/#\\d])\\d(?!\\d)");

  /** Quartz counts days of the week from Sunday, 1; crontab from Sunday, 0 or 7. */
  private static final List<String> DAYS =
      List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");

  private final String text;
  private final String quartz;

  private CronTimes(String text, String quartz) {
    this.text = text;
    this.quartz = quartz;
  }

  /**
   * Reads an expression.
   *
   * @throws IllegalArgumentException when it cannot be read; the message says why
   */
  public static CronTimes of(String text) {
    String stripped = text.strip();
    String asked = NAMED.getOrDefault(stripped.toLowerCase(Locale.ROOT), stripped);
    String[] fields = asked.split("\\s+");
    if (fields.length < 5 || fields.length > 7 || asked.startsWith("@")) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' is no schedule; write minute, hour, day, month and day of the week, such as"
              + " '30 3 * * *' for 3:30 each night, or @hourly, @daily, @weekly, @monthly");
    }
    String quartz = fields.length == 5 ? fromCrontab(text, fields) : asked;
    try {
      new CronExpression(quartz);
    } catch (ParseException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is no schedule: " + e.getMessage() + "; try '30 3 * * *'", e);
    }
    CronTimes times = new CronTimes(stripped, quartz);
    if (times.findNext(Instant.now(), ZoneId.of("UTC")).isEmpty()) {
      throw new IllegalArgumentException(
          "'" + text + "' never comes; try '30 3 * * *' for 3:30 each night");
    }
    return times;
  }

  private static String fromCrontab(String text, String[] fields) {
    boolean anyDay = fields[2].equals("*") || fields[2].equals("?");
    boolean anyWeekday = fields[4].equals("*") || fields[4].equals("?");
    if (!anyDay && !anyWeekday) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "' names days of the month and of the week; leave one of them '*', such as"
              + " '30 3 * * 1-5'");
    }
    Matcher numbers = NUMBER.matcher(fields[4]);
    String weekday =
        numbers.replaceAll(
            found -> {
              int day = Integer.parseInt(found.group());
              return day < DAYS.size() ? DAYS.get(day) : found.group();
            });
    return String.join(
        " ",
        "0",
        fields[0],
        fields[1],
        anyDay && !anyWeekday ? "?" : anyDay ? "*" : fields[2],
        fields[3],
        anyWeekday ? "?" : weekday);
  }

  /** The first time after a moment, on the clocks of a place; empty when none comes any more. */
  public Optional<Instant> findNext(Instant after, ZoneId zone) {
    return Optional.ofNullable(expression(zone).getNextValidTimeAfter(Date.from(after)))
        .map(Date::toInstant);
  }

  private CronExpression expression(ZoneId zone) {
    try {
      CronExpression expression = new CronExpression(quartz);
      expression.setTimeZone(TimeZone.getTimeZone(zone));
      return expression;
    } catch (ParseException e) {
      throw new IllegalStateException("an expression that was read before", e);
    }
  }

  /** As Quartz reads it. */
  String quartz() {
    return quartz;
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CronTimes times && times.quartz.equals(quartz);
  }

  @Override
  public int hashCode() {
    return quartz.hashCode();
  }
}
