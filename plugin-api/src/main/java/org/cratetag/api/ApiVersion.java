package org.cratetag.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The version of this API, which is not Cratetag's. Within a major version what worked goes on
 * working; a new minor version adds something. A plugin names the one it was built against in its
 * {@code plugin.properties}, for example {@code plugin.requires=1.0.0} for that one and all that
 * keep what it promises; another host refuses it.
 */
public final class ApiVersion {
  private static final String CURRENT = read();

  private ApiVersion() {}

  /** Major, minor and patch number, for example {@code 1.0.0}. */
  public static String current() {
    return CURRENT;
  }

  private static String read() {
    Properties properties = new Properties();
    try (InputStream in = ApiVersion.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }
}
