package org.cratetag.host;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.pf4j.DefaultVersionManager;
import org.pf4j.VersionManager;

/**
 * What a plugin says of itself in {@code plugin.properties}.
 *
 * @param id {@code plugin.id}
 * @param version {@code plugin.version}, a semantic version
 * @param requires {@code plugin.requires}, a range of API versions; {@code *} when absent
 */
record Descriptor(String id, String version, String requires) {
  private static final VersionManager VERSIONS = new DefaultVersionManager();

  /** Reads the descriptor of an unpacked plugin. */
  static Descriptor read(Path folder) throws RefusalException {
    Path file = folder.resolve("plugin.properties");
    if (!Files.isRegularFile(file)) {
      throw new RefusalException("has no plugin.properties at its top");
    }
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(in);
    } catch (IOException | IllegalArgumentException e) {
      throw new RefusalException("its plugin.properties cannot be read: " + e.getMessage(), e);
    }
    String id = properties.getProperty("plugin.id", "").strip();
    if (!id.matches("[A-Za-z0-9._-]{1,100}")) {
      throw new RefusalException(
          "plugin.id must be letters, digits, '.', '_' or '-': '" + id + "'");
    }
    String version = properties.getProperty("plugin.version", "").strip();
    if (!version.matches("\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}([-+][A-Za-z0-9.+-]{1,100})?")) {
      throw new RefusalException("plugin.version must be like 1.2.0: '" + version + "'");
    }
    return new Descriptor(id, version, properties.getProperty("plugin.requires", "*").strip());
  }

  /** Refuses a plugin that needs another API than this one. */
  void checkApi(String apiVersion) throws RefusalException {
    String range = requires;
    if (requires.matches("\\d{1,9}\\.\\d+\\.\\d+")) {
      // Within a major version nothing is taken away.
      int major = Integer.parseInt(requires.substring(0, requires.indexOf('.')));
      range = ">=" + requires + " & <" + (major + 1) + ".0.0";
    }
    boolean fits;
    try {
      fits = VERSIONS.checkVersionConstraint(apiVersion, range);
    } catch (RuntimeException e) {
      throw new RefusalException("plugin.requires is no version range: '" + requires + "'", e);
    }
    if (!fits) {
      throw new RefusalException(
          "was built against another plugin API: it needs " + range + ", this is " + apiVersion);
    }
  }

  /** Whether this version is above the other's. */
  boolean isNewerThan(Descriptor other) {
    return VERSIONS.compareVersions(version, other.version) > 0;
  }
}
