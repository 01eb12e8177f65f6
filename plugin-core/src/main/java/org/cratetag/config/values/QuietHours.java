package org.cratetag.config.values;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * When the daemon leaves the machine alone, each day.
 *
 * @param spans may overlap
 */
public record QuietHours(List<Span> spans) {
  /** Never. */
  public static final QuietHours NONE = new QuietHours(List.of());

  private static final Pattern SPAN =
      Pattern.compile("(\\d{1,2})(?::(\\d{2}))?\\s*-\\s*(\\d{1,2})(?::(\\d{2}))?");

  public QuietHours {
    spans = List.copyOf(spans);
  }

  /**
   * From one time of the day to another, which may be after midnight.
   *
   * @param from within it
   * @param to no longer within it
   */
  public record Span(LocalTime from, LocalTime to) {
    /**
     * Reads {@code 18:00-23:30} or {@code 22-6}.
     *
     * @throws IllegalArgumentException when it is none; the message says what is
     */
    public static Span of(String text) {
      Matcher match = SPAN.matcher(text.strip());
      if (match.matches()) {
        Optional<LocalTime> from = time(match.group(1), match.group(2));
        Optional<LocalTime> to = time(match.group(3), match.group(4));
        if (from.isPresent() && to.isPresent() && !from.equals(to)) {
          return new Span(from.get(), to.get());
        }
      }
      throw new IllegalArgumentException(
          "'" + text + "' are no hours; write them as '18:00-23:00' or '22:00-06:00'");
    }

    /** Midnight at the end of a day is 24:00. */
    private static Optional<LocalTime> time(String hour, String minute) {
      int hours = Integer.parseInt(hour);
      int minutes = minute == null ? 0 : Integer.parseInt(minute);
      boolean fits = hours < 24 && minutes < 60 || hours == 24 && minutes == 0;
      return fits ? Optional.of(LocalTime.of(hours % 24, minutes)) : Optional.empty();
    }

    boolean holds(LocalTime time) {
      boolean after = !time.isBefore(from);
      boolean before = time.isBefore(to);
      return from.isBefore(to) ? after && before : after || before;
    }

    @Override
    public String toString() {
      return from + "-" + to;
    }
  }

  /** When the quiet time ends in which a moment lies; empty when it lies in none. */
  public Optional<Instant> findEnd(Instant moment, ZoneId zone) {
    ZonedDateTime now = moment.atZone(zone);
    ZonedDateTime end = now;
    for (int i = 0; i <= spans.size(); i++) {
      ZonedDateTime at = end;
      Optional<Span> holding =
          spans.stream().filter(span -> span.holds(at.toLocalTime())).findFirst();
      if (holding.isEmpty()) {
        break;
      }
      ZonedDateTime next = at.with(holding.get().to());
      end =
          next.isAfter(at)
              ? next
              : at.toLocalDate().plusDays(1).atTime(holding.get().to()).atZone(zone);
    }
    return end.equals(now) ? Optional.empty() : Optional.of(end.toInstant());
  }

  @Override
  public String toString() {
    return spans.stream().map(Span::toString).collect(Collectors.joining(", "));
  }
}
