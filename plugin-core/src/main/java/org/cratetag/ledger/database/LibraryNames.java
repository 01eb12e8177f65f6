package org.cratetag.ledger.database;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Brings a ledger's paths in line with the names that the settings give to libraries. */
public final class LibraryNames {
  /** Columns that hold paths. */
  private static final List<String> COLUMNS =
      List.of(
          "track.path",
          "journal.path",
          "journal.temporary",
          "journal_folder.folder",
          "notice.path");

  /**
   * Those that tell whether there is anything to do: a temporary file lies beside its journal.path.
   */
  private static final List<String> ASKED =
      List.of("track.path", "journal.path", "journal_folder.folder", "notice.path");

  private LibraryNames() {}

  /** Texts that are no longer how a path is written, and what gives their paths. */
  private record Old(PathNames names, List<PathRange> texts) {}

  /**
   * Gives what was known below a folder before it had a name, or by the name of a folder around it,
   * the new form of its path. A track that is known under both forms stays under the new one.
   *
   * @param libraries folders by name
   */
  public static void apply(Database database, Map<String, Path> libraries, PathNames names) {
    for (String name : libraries.keySet()) {
      for (Old old : oldForms(libraries, name)) {
        if (database.read(handle -> isKnown(handle, old.texts()))) {
          database.run(handle -> rename(handle, old, names));
        }
      }
    }
  }

  private static List<Old> oldForms(Map<String, Path> libraries, String name) {
    List<Old> forms = new ArrayList<>();
    PathNames plain = new PathNames(Map.of());
    for (Path folder : PathNames.foldersOf(libraries.get(name))) {
      forms.add(new Old(plain, plain.below(folder)));
      for (Map.Entry<String, Path> around : libraries.entrySet()) {
        boolean isAround =
            PathNames.foldersOf(around.getValue()).stream()
                .anyMatch(root -> folder.startsWith(root) && !folder.equals(root));
        if (isAround && !around.getKey().equals(name)) {
          PathNames outer = new PathNames(Map.of(around.getKey(), around.getValue()));
          forms.add(new Old(outer, outer.below(folder)));
        }
      }
    }
    return forms;
  }

  private static boolean isKnown(Handle handle, List<PathRange> texts) {
    return ASKED.stream().anyMatch(column -> !texts(handle, column, texts, " LIMIT 1").isEmpty());
  }

  private static List<String> texts(
      Handle handle, String column, List<PathRange> ranges, String limit) {
    return PathRange.bind(
            handle.createQuery(
                "SELECT DISTINCT %s FROM %s WHERE %s%s"
                    .formatted(
                        column, tableOf(column), PathRange.condition(column, ranges), limit)),
            ranges)
        .mapTo(String.class)
        .list();
  }

  private static String tableOf(String column) {
    return column.substring(0, column.indexOf('.'));
  }

  private static void rename(Handle handle, Old old, PathNames names) {
    for (String column : COLUMNS) {
      for (String text : texts(handle, column, old.texts(), "")) {
        String renamed = names.of(old.names().toPath(text));
        if (column.equals("track.path")) {
          forgetIfBoth(handle, text, renamed);
        }
        handle.execute(
            "UPDATE %s SET %s = ? WHERE %s = ?"
                .formatted(tableOf(column), column.substring(column.indexOf('.') + 1), column),
            renamed,
            text);
      }
    }
  }

  private static void forgetIfBoth(Handle handle, String text, String renamed) {
    String both =
        " = (SELECT o.id FROM track o WHERE o.path = ?"
            + " AND EXISTS (SELECT 1 FROM track n WHERE n.path = ?))";
    handle.execute("DELETE FROM work WHERE track_id" + both, text, renamed);
    handle.execute("DELETE FROM track WHERE id" + both, text, renamed);
  }
}
