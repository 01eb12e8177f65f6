package org.cratetag.ledger.database;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Where a ledger is, and under which names it knows libraries. */
public sealed interface LedgerPlace {
  /**
   * The folders whose files are known by their way from there, so that machines may have them at
   * different places; by name.
   */
  Map<String, Path> libraries();

  /**
   * A file of this machine.
   *
   * @param file its folder is made, for the owner's eyes only
   */
  record InFile(Path file, Map<String, Path> libraries) implements LedgerPlace {
    public InFile {
      Objects.requireNonNull(file, "file");
      libraries = Map.copyOf(libraries);
    }
  }

  /**
   * A PostgreSQL server that several machines share.
   *
   * @param url as {@code jdbc:postgresql://host/database?user=name}
   * @param password empty where the server or the driver's own files know it
   */
  record OnServer(String url, Optional<String> password, Map<String, Path> libraries)
      implements LedgerPlace {
    /** What such a URL begins with. */
    public static final String SCHEME = "jdbc:postgresql:";

    public OnServer {
      if (!url.startsWith(SCHEME)) {
        throw new IllegalArgumentException("not a PostgreSQL URL: " + url);
      }
      Objects.requireNonNull(password, "password");
      libraries = Map.copyOf(libraries);
    }

    /** Without the password. */
    @Override
    public String toString() {
      return "OnServer[" + url.replaceAll("(?i)password=[^&]*", "password=...") + "]";
    }
  }
}
