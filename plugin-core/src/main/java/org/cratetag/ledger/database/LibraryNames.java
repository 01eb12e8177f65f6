package org.cratetag.ledger.database;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Brings a ledger's paths in line with the names that the settings give to libraries. */
public final class LibraryNames {
  /** Columns that hold paths. */
  private static final List<String> COLUMNS =
      List.of("track.path", "journal.path", "journal.temporary", "journal_folder.folder");

  private LibraryNames() {}

  /**
   * Gives what was known below a folder before it had a name the new form of its path. What is
   * known under both forms stays under both.
   *
   * @param libraries folders by name
   */
  public static void apply(Database database, Map<String, Path> libraries, PathNames names) {
    for (Path root : libraries.values()) {
      List<PathRange> old = new PathNames(Map.of()).below(root.toAbsolutePath().normalize());
      if (database.read(handle -> isKnown(handle, old))) {
        database.run(handle -> rename(handle, old, names));
      }
    }
  }

  private static boolean isKnown(Handle handle, List<PathRange> below) {
    return PathRange.bind(
            handle.createQuery(
                "SELECT 1 FROM track WHERE " + PathRange.condition("path", below) + " LIMIT 1"),
            below)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  private static void rename(Handle handle, List<PathRange> below, PathNames names) {
    PathNames plain = new PathNames(Map.of());
    for (String column : COLUMNS) {
      String table = column.substring(0, column.indexOf('.'));
      String name = column.substring(column.indexOf('.') + 1);
      boolean isUnique = column.equals("track.path");
      List<String> texts =
          PathRange.bind(
                  handle.createQuery(
                      "SELECT DISTINCT %s FROM %s WHERE %s"
                          .formatted(name, table, PathRange.condition(name, below))),
                  below)
              .mapTo(String.class)
              .list();
      for (String text : texts) {
        String renamed = names.of(plain.toPath(text));
        handle.execute(
            "UPDATE %1$s SET %2$s = ? WHERE %2$s = ?".formatted(table, name)
                + (isUnique ? " AND NOT EXISTS (SELECT 1 FROM track WHERE path = ?)" : ""),
            isUnique ? new Object[] {renamed, text, renamed} : new Object[] {renamed, text});
      }
    }
  }
}
