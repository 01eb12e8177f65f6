package org.cratetag.export.rekordbox;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A path as a URL: {@code file://localhost/} and its UTF-8 bytes, percent-encoded (RFC 3986). */
final class Location {
  private static final String PREFIX = "file://localhost/";
  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  private static final String HEX = "0123456789ABCDEF";

  private Location() {}

  /**
   * The URL of a path.
   *
   * @param path with {@code /} between names
   */
  static String of(String path) {
    StringBuilder url = new StringBuilder(PREFIX);
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    for (int i = path.startsWith("/") ? 1 : 0; i < bytes.length; i++) {
      char sign = (char) (bytes[i] & 0xff);
      boolean drive = i == 1 && sign == ':';
      if (drive || PLAIN.indexOf(sign) >= 0) {
        url.append(sign);
      } else {
        url.append('%').append(HEX.charAt(sign >> 4)).append(HEX.charAt(sign & 15));
      }
    }
    return url.toString();
  }

  /** The path of a URL, without its first {@code /}; what is no URL of a file is itself. */
  static String decode(String url) {
    String path = url.startsWith(PREFIX) ? url.substring(PREFIX.length()) : url;
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    for (int i = 0; i < bytes.length; i++) {
      int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
      if (bytes[i] == '%' && low >= 0) {
        plain.write(high << 4 | low);
        i += 2;
      } else {
        plain.write(bytes[i]);
      }
    }
    return plain.toString(StandardCharsets.UTF_8);
  }
}
