package org.cratetag.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The version of this API, which is Cratetag's own. A plugin names the one it was built against in
 * its {@code plugin.properties}, for example {@code plugin.requires=>=0.1.0}; an older host refuses
 * it.
 */
public final class ApiVersion {
  private static final String CURRENT = read();

  private ApiVersion() {}

  /** Major, minor and patch number, for example {@code 0.1.0}. */
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
