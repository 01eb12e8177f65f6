package org.cratetag.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the ledger is. A part of the settings file of its own: commands that only ask the ledger
 * need no other.
 *
 * @param url of a PostgreSQL server; empty for the home's own file
 * @param passwordFile holds the password for it, and nothing else
 * @param libraries folders by name, so that machines may have the same library at different places
 */
public record LedgerSettings(
    Optional<String> url, Optional<Path> passwordFile, Map<String, Path> libraries) {
  /** The home's own file. */
  public static final LedgerSettings DEFAULT =
      new LedgerSettings(Optional.empty(), Optional.empty(), Map.of());

  /** The password, where no file holds it. */
  public static final String PASSWORD_VARIABLE = "CRATETAG_LEDGER_PASSWORD";

  static final String URL_KEY = "ledger";
  static final String PASSWORD_FILE_KEY = "ledger-password-file";
  static final String LIBRARIES_KEY = "libraries";

  private static final String SCHEME = "jdbc:postgresql:";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*");

  public LedgerSettings {
    libraries = Map.copyOf(libraries);
  }

  /** The file's settings; the defaults when there is no such file. */
  public static LedgerSettings readIfPresent(Path file) throws ConfigException {
    return Files.exists(file) ? read(file) : DEFAULT;
  }

  /**
   * The file's settings.
   *
   * @throws ConfigException when the file is missing, is no YAML, or holds something else there
   */
  public static LedgerSettings read(Path file) throws ConfigException {
    LedgerSettings settings = DEFAULT;
    Optional<YamlValue> root = YamlValue.read(file);
    if (root.isPresent()) {
      for (Map.Entry<String, YamlValue> each : root.get().members("profile: server").entrySet()) {
        settings = settings.with(each.getKey(), each.getValue());
      }
    }
    return settings;
  }

  /**
   * With one setting more.
   *
   * @throws ConfigException when the value does not fit
   */
  LedgerSettings with(String key, YamlValue value) throws ConfigException {
    return switch (key) {
      case URL_KEY -> new LedgerSettings(Optional.of(url(value)), passwordFile, libraries);
      case PASSWORD_FILE_KEY ->
          new LedgerSettings(url, Optional.of(folderOrFile(value)), libraries);
      case LIBRARIES_KEY -> new LedgerSettings(url, passwordFile, libraries(value));
      default -> this;
    };
  }

  private static String url(YamlValue value) throws ConfigException {
    String url = value.text();
    if (!url.startsWith(SCHEME)) {
      throw value.wrong(
          "ledger must be the URL of a PostgreSQL server, as"
              + " jdbc:postgresql://nas/cratetag?user=cratetag; leave it out for a file in the home");
    }
    if (url.contains("password=")) {
      throw value.wrong(
          "the password must not stand here: put it into a file and name that as"
              + " ledger-password-file, or set "
              + PASSWORD_VARIABLE);
    }
    return url;
  }

  private static Map<String, Path> libraries(YamlValue value) throws ConfigException {
    Map<String, Path> libraries = new LinkedHashMap<>();
    for (Map.Entry<String, YamlValue> each : value.members("music: /srv/music").entrySet()) {
      if (!NAME.matcher(each.getKey()).matches()) {
        throw each.getValue()
            .wrong(
                "'"
                    + each.getKey()
                    + "' cannot name a library: use letters, digits, '-', '_' and '.'");
      }
      Path folder = folderOrFile(each.getValue());
      if (libraries.containsValue(folder)) {
        throw each.getValue().wrong("two libraries are at " + folder);
      }
      libraries.put(each.getKey(), folder);
    }
    return libraries;
  }

  private static Path folderOrFile(YamlValue value) throws ConfigException {
    try {
      Path path = Path.of(value.text());
      if (!path.isAbsolute()) {
        throw value.wrong(value.name() + " must be a whole path that begins with '/', not " + path);
      }
      return path.normalize();
    } catch (java.nio.file.InvalidPathException e) {
      throw value.wrong("not a path: " + value.text());
    }
  }

  /**
   * What the server asks for; empty where it knows, or the driver does from its own files.
   *
   * @param environment as of this process
   * @throws ConfigException when the file cannot be read
   */
  public Optional<String> password(Map<String, String> environment) throws ConfigException {
    if (passwordFile.isEmpty()) {
      return Optional.ofNullable(environment.get(PASSWORD_VARIABLE));
    }
    try {
      return Optional.of(Files.readString(passwordFile.get()).strip());
    } catch (IOException e) {
      throw new ConfigException("cannot read the ledger's password: " + e, e);
    }
  }
}
