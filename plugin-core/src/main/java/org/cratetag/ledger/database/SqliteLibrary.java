package org.cratetag.ledger.database;

import java.nio.file.Path;
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
    String resource =
        LibraryLoaderUtil.getNativeLibResourcePath().substring(1)
            + "/"
            + LibraryLoaderUtil.getNativeLibName();
    Path folder =
        cache.unpack(
            "sqlite", SQLiteJDBCLoader.class.getClassLoader(), java.util.List.of(resource));
    System.setProperty(FOLDER_PROPERTY, folder.toString());
    System.setProperty("org.sqlite.lib.name", LibraryLoaderUtil.getNativeLibName());
    // Where the driver looks for what earlier processes left.
    System.setProperty("org.sqlite.tmpdir", folder.toString());
  }
}
