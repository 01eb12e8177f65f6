package org.cratetag.export.file;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names for one folder that every file system of today takes, FAT and exFAT with them, and that are
 * told apart by all: those that differ in case or Unicode form only are one on some.
 */
public final class SafeNames {
  /** FAT counts UTF-16 units, most file systems of Unix bytes. */
  private static final int MOST_UNITS = 255;

  private static final String FORBIDDEN = "[\\x00-\\x1f\\x7f/\\\\:*?\"<>|]";

  /** Names of devices on Windows, whatever follows a point. */
  private static final Pattern RESERVED =
      Pattern.compile(
          "(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\\$|conout\\$)", Pattern.CASE_INSENSITIVE);

  private final Set<String> taken = new HashSet<>();

  /**
   * A name that was not given before.
   *
   * @param wanted any text
   * @param suffix what the name ends in, for example {@code .m3u8}; kept as it is
   */
  public String next(String wanted, String suffix) {
    String unique = safe(wanted, suffix, "");
    for (int n = 2; !taken.add(key(unique)); n++) {
      unique = safe(wanted, suffix, " " + n);
    }
    return unique;
  }

  /** How file systems that ignore case and Unicode form see a name. */
  public static String key(String name) {
    String plain = Normalizer.normalize(name, Normalizer.Form.NFC);
    return plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  /** A text as a name by itself. */
  public static String of(String wanted) {
    return safe(wanted, "", "");
  }

  private static String safe(String wanted, String suffix, String number) {
    String name = withoutHalves(wanted).replaceAll(FORBIDDEN, "-").replaceAll("^ +|[. ]+$", "");
    if (name.isEmpty()) {
      name = "_";
    }
    int point = name.indexOf('.');
    String stem = point < 0 ? name : name.substring(0, point);
    if (RESERVED.matcher(stem.stripTrailing()).matches()) {
      name = "_" + name;
    }
    String end = number + suffix;
    while (tooLong(name + end)) {
      name = name.substring(0, name.offsetByCodePoints(name.length(), -1));
    }
    name = suffix.isEmpty() && number.isEmpty() ? name.replaceAll("[. ]+$", "") : name;
    return name + end;
  }

  private static boolean tooLong(String name) {
    return name.length() > MOST_UNITS || name.getBytes(StandardCharsets.UTF_8).length > MOST_UNITS;
  }

  /** Half a pair of UTF-16 is no character. */
  private static String withoutHalves(String text) {
    return text.replaceAll("\\p{Cs}", "-");
  }
}
