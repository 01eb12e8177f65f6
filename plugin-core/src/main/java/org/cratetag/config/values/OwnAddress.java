package org.cratetag.config.values;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Addresses of this machine, in digits, so that nobody is asked what a name means. */
public final class OwnAddress {
  private static final Pattern DIGITS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|(?=.*:)[0-9A-Fa-f:.]{2,45}");

  private OwnAddress() {}

  /** Whether it is an address in digits, or {@code localhost}. */
  public static boolean isOne(String text) {
    if (text.equals("localhost")) {
      return true;
    }
    try {
      return DIGITS.matcher(text).matches() && !InetAddress.getByName(text).isMulticastAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Whether no other machine reaches it. */
  public static boolean isLoopback(String text) {
    try {
      return text.equals("localhost")
          || DIGITS.matcher(text).matches() && InetAddress.getByName(text).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
