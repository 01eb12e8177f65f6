package org.cratetag.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.cratetag.config.keys.Meaning;
import org.cratetag.config.keys.Shape;
import org.cratetag.config.values.PlainValues;

/**
 * Where the ledger is. A part of the settings file of its own: commands that only ask the ledger
 * need no other.
 *
 * @param url of a PostgreSQL server; empty for the home's own file
 * @param passwordFile holds the password for it, and nothing else
 * @param libraries folders by name, so that machines may have the same library at different places;
 *     the second folder of a library has {@code +2} behind its name
 */
public record LedgerSettings(
    Optional<String> url, Optional<Path> passwordFile, Map<String, Path> libraries) {
  /** The home's own file. */
  public static final LedgerSettings DEFAULT =
      new LedgerSettings(Optional.empty(), Optional.empty(), Map.of());

  /** The password, where no file holds it. */
  public static final String PASSWORD_VARIABLE = PlainValues.PASSWORD_VARIABLE;

  static final String URL_KEY = "ledger";
  static final String PASSWORD_FILE_KEY = "ledger-password-file";
  static final String LIBRARIES_KEY = "libraries";

  public LedgerSettings {
    libraries = Map.copyOf(libraries);
  }

  /**
   * What a configuration says of the ledger. All else in it may be wrong.
   *
   * @throws ConfigException when it holds something else there
   */
  public static LedgerSettings read(ConfigTree tree) throws ConfigException {
    Map<String, YamlValue> members = tree.members();
    Optional<String> url = Optional.empty();
    Optional<Path> passwordFile = Optional.empty();
    if (members.containsKey(URL_KEY)) {
      YamlValue value = members.get(URL_KEY);
      Optional<String> fault =
          PlainValues.findFault(URL_KEY, value.text(), new Shape.Text(Meaning.LEDGER_URL));
      if (fault.isPresent()) {
        throw value.wrong(fault.get());
      }
      url = Optional.of(value.text());
    }
    if (members.containsKey(PASSWORD_FILE_KEY)) {
      passwordFile = Optional.of(folderOrFile(members.get(PASSWORD_FILE_KEY)));
    }
    YamlValue libraries = members.get(LIBRARIES_KEY);
    return new LedgerSettings(
        url, passwordFile, libraries == null ? Map.of() : libraries(libraries));
  }

  private static Map<String, Path> libraries(YamlValue value) throws ConfigException {
    Map<String, Path> folders = new LinkedHashMap<>();
    for (Map.Entry<String, YamlValue> each : value.members("music: /srv/music").entrySet()) {
      int number = 1;
      for (YamlValue path : Library.paths(each.getValue())) {
        Path folder = folderOrFile(path);
        if (folders.containsValue(folder)) {
          throw path.wrong("two libraries are at " + folder + "; give one of them another path");
        }
        folders.put(number == 1 ? each.getKey() : each.getKey() + "+" + number, folder);
        number++;
      }
    }
    return folders;
  }

  static Path folderOrFile(YamlValue value) throws ConfigException {
    try {
      Path path = Path.of(value.text().strip());
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
