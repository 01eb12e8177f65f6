package org.cratetag.export.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A path as a URL: {@code file://localhost/} and its UTF-8 bytes, percent-encoded (RFC 3986), as
 * rekordbox has it. Others leave the host out; that is read, too.
 */
public final class FileUrl {
  private static final String PREFIX = "file://localhost/";
  private static final String WITHOUT_HOST = "file:///";
  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  private static final String HEX = "0123456789ABCDEF";

  private FileUrl() {}

  /**
   * The URL of a path.
   *
   * @param path with {@code /} between names
   */
  public static String of(String path) {
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
  public static String decode(String url) {
    String path = url;
    for (String prefix : new String[] {PREFIX, WITHOUT_HOST}) {
      if (url.startsWith(prefix)) {
        path = url.substring(prefix.length());
      }
    }
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

  /** The whole path of a URL, with {@code /} between names: {@code D:/Music/a.mp3}. */
  public static String path(String url) {
    String path = decode(url);
    return Tracks.isOfWindows(path) ? path : "/" + path;
  }
}
