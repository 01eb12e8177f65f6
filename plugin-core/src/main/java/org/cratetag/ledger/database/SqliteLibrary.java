package org.cratetag.ledger.database;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cratetag.natives.NativeCache;
import org.cratetag.natives.NativesException;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's native library. Left to itself the driver unpacks it into the temporary folder at each
 * start, and leaves it there when it is killed.
 */
final class SqliteLibrary {
  private static final String FOLDER_PROPERTY = "org.sqlite.lib.path";

  private SqliteLibrary() {}

  /**
   * Loads it, unpacked where the process keeps such.
   *
   * @throws NativesException when the library cannot be unpacked or loaded
   */
  static synchronized void load() {
    if (System.getProperty(FOLDER_PROPERTY) == null) {
      NativeCache.find().ifPresent(SqliteLibrary::unpack);
    }
    try {
      if (!SQLiteJDBCLoader.initialize()) {
        throw new NativesException("SQLite's library does not load", null);
      }
    } catch (Exception e) {
      throw new NativesException("SQLite's library does not load: " + e.getMessage(), e);
    }
  }

  private static void unpack(NativeCache cache) {
    String resource = resource(System.getProperty("os.name"), System.getProperty("os.arch"));
    Path folder =
        cache.unpack("sqlite", SQLiteJDBCLoader.class.getClassLoader(), List.of(resource));
    System.setProperty(FOLDER_PROPERTY, folder.toString());
    System.setProperty("org.sqlite.lib.name", resource.substring(resource.lastIndexOf('/') + 1));
    // Where the driver looks for what earlier processes left.
    System.setProperty("org.sqlite.tmpdir", folder.toString());
  }

  /** What the jar holds for a platform. The driver starts another program to find that out. */
  static String resource(String os, String arch) {
    Map<String, String> processors =
        Map.of("amd64", "x86_64", "x86_64", "x86_64", "aarch64", "aarch64");
    return os.equals("Linux") && processors.containsKey(arch)
        ? "org/sqlite/native/Linux/" + processors.get(arch) + "/libsqlitejdbc.so"
        : LibraryLoaderUtil.getNativeLibResourcePath().substring(1)
            + "/"
            + LibraryLoaderUtil.getNativeLibName();
  }
}
