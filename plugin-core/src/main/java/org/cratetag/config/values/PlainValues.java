package org.cratetag.config.values;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cratetag.api.track.AudioFormat;
import org.cratetag.config.keys.Meaning;
import org.cratetag.config.keys.Shape;
import org.cratetag.config.keys.Spelling;
import org.cratetag.decision.LabelRules;
import org.cratetag.decision.PolicySettings;
import org.cratetag.schedule.CronTimes;

/** Says whether one word or line of text is what a key takes, and what would be. */
public final class PlainValues {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d{1,10}(\\.\\d{0,9})?|\\.\\d{1,9})");
  private static final Pattern LIBRARY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");

  private static final String SCHEME = "jdbc:postgresql:";

  /** Holds the password of a ledger on a server, where no file does. */
  public static final String PASSWORD_VARIABLE = "CRATETAG_LEDGER_PASSWORD";

  private PlainValues() {}

  /** What is wrong with a value, and what would be right; empty when it fits. */
  public static Optional<String> findFault(String name, String text, Shape shape) {
    if (shape instanceof Shape.Choice choice) {
      return choice(name, text, choice);
    }
    if (shape instanceof Shape.Whole whole) {
      return number(text)
              .filter(n -> n == Math.rint(n) && n >= whole.least() && n <= whole.most())
              .isPresent()
          ? Optional.empty()
          : Optional.of(notANumber(name, text, shape));
    }
    if (shape instanceof Shape.Decimal decimal) {
      return number(text).filter(n -> n >= decimal.least() && n <= decimal.most()).isPresent()
          ? Optional.empty()
          : Optional.of(notANumber(name, text, shape));
    }
    return shape instanceof Shape.Text words ? text(name, text, words.meaning()) : Optional.empty();
  }

  /** What a key takes, in words. */
  public static String expected(Shape shape) {
    if (shape instanceof Shape.Choice choice) {
      return "write one of " + String.join(", ", choice.words());
    }
    if (shape instanceof Shape.Whole whole) {
      return "write a whole number from " + whole.least() + " to " + whole.most();
    }
    if (shape instanceof Shape.Decimal decimal) {
      return "write a number from " + plain(decimal.least()) + " to " + plain(decimal.most());
    }
    if (shape instanceof Shape.Text text) {
      return "write " + expected(text.meaning());
    }
    return "write a value";
  }

  private static String expected(Meaning meaning) {
    return switch (meaning) {
      case PATH -> "a whole path, such as /srv/music";
      case PATTERN -> "a pattern, such as 'Samples' or '**/Audiobooks/**'";
      case PACK -> "the name of a pack, such as edm-subgenre";
      case HEARD_LABEL, WRITTEN_LABEL, ALIAS -> "a label, such as House";
      case GENRE -> "a genre";
      case SEPARATOR -> "up to eight signs and spaces, such as ' / '";
      case FORMAT -> "a format, such as mp3";
      case LIBRARY -> "a name of letters, digits, '-', '_' and '.'";
      case SCHEDULE -> "minute, hour, day, month and day of the week, such as '30 3 * * *'";
      case HOURS -> "hours, such as '18:00-23:00'";
      case SERVER_URL -> "an address, such as http://localhost:4533";
      case OWN_ADDRESS -> "an address of this machine in digits, such as 127.0.0.1 or 0.0.0.0";
      case WORDS -> "a text";
      case LEDGER_URL -> "an address, such as jdbc:postgresql://nas/cratetag?user=cratetag";
    };
  }

  private static Optional<String> choice(String name, String text, Shape.Choice choice) {
    String asked = text.strip().toLowerCase(Locale.ROOT);
    if (choice.words().contains(asked)) {
      return Optional.empty();
    }
    return Optional.of(
        "unknown "
            + name
            + " '"
            + text.strip()
            + "'; known are "
            + choice.words().stream().sorted().collect(Collectors.joining(", "))
            + Spelling.guess(asked, choice.words())
                .map(guess -> "; did you mean '" + guess + "'?")
                .orElse(""));
  }

  private static Optional<Double> number(String text) {
    return NUMBER.matcher(text).matches()
        ? Optional.of(Double.parseDouble(text))
        : Optional.empty();
  }

  private static String notANumber(String name, String text, Shape shape) {
    String comma = text.matches("\\d+,\\d+") ? ", with a point: " + text.replace(',', '.') : "";
    return "'" + text + "' is no value for " + name + "; " + expected(shape) + comma;
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  private static Optional<String> text(String name, String text, Meaning meaning) {
    return switch (meaning) {
      case PATH -> path(name, text);
      case PATTERN, PACK, GENRE ->
          text.isBlank()
              ? Optional.of(name + " holds an empty one; " + expected(new Shape.Text(meaning)))
              : Optional.empty();
      case HEARD_LABEL, ALIAS, WORDS -> Optional.empty();
      case SERVER_URL -> serverUrl(text);
      case OWN_ADDRESS ->
          OwnAddress.isOne(text)
              ? Optional.empty()
              : Optional.of("'" + text + "' is no address; " + expected(new Shape.Text(meaning)));
      case WRITTEN_LABEL -> LabelRules.whyNotALabel(text);
      case SEPARATOR ->
          PolicySettings.isSeparator(text)
              ? Optional.empty()
              : Optional.of(
                  "'" + text + "' cannot separate values; " + expected(new Shape.Text(meaning)));
      case FORMAT -> format(text);
      case LIBRARY ->
          LIBRARY.matcher(text).matches()
              ? Optional.empty()
              : Optional.of(
                  "'" + text + "' cannot name a library: use letters, digits, '-', '_' and '.'");
      case SCHEDULE -> reading(text, CronTimes::of);
      case HOURS -> reading(text, QuietHours.Span::of);
      case LEDGER_URL -> ledgerUrl(text);
    };
  }

  private static Optional<String> serverUrl(String text) {
    try {
      URI url = new URI(text.strip());
      boolean isKnown = List.of("http", "https", "mpd").contains(String.valueOf(url.getScheme()));
      if (isKnown && url.getHost() != null && url.getUserInfo() == null) {
        return Optional.empty();
      }
      if (url.getUserInfo() != null) {
        return Optional.of("an address must hold no password; write user and password-file");
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    return Optional.of(
        "'" + text + "' is no address of a server; write " + expected(Meaning.SERVER_URL));
  }

  private static Optional<String> path(String name, String text) {
    try {
      return Path.of(text).isAbsolute()
          ? Optional.empty()
          : Optional.of(
              name
                  + " must be a whole path that begins with '/', not '"
                  + text
                  + "'"
                  + (text.startsWith("~") ? "; '~' is not known here" : ""));
    } catch (InvalidPathException e) {
      return Optional.of("not a path: " + text + "; write a whole path, such as /srv/music");
    }
  }

  private static Optional<String> format(String text) {
    var suffixes = AudioFormat.builtIn().stream().map(AudioFormat::suffix).sorted().toList();
    return suffixes.contains(text)
        ? Optional.empty()
        : Optional.of("unknown format '" + text + "'; known are " + String.join(", ", suffixes));
  }

  private static Optional<String> reading(String text, Consumer<String> reader) {
    try {
      reader.accept(text);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(e.getMessage());
    }
  }

  private static Optional<String> ledgerUrl(String url) {
    if (!url.startsWith(SCHEME)) {
      return Optional.of(
          "ledger must be the URL of a PostgreSQL server, as"
              + " jdbc:postgresql://nas/cratetag?user=cratetag; leave it out for a file in the"
              + " home");
    }
    return url.contains("password=")
        ? Optional.of(
            "the password must not stand here: put it into a file and name that as"
                + " ledger-password-file, or set "
                + PASSWORD_VARIABLE)
        : Optional.empty();
  }
}
