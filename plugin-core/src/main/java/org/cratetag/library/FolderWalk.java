package org.cratetag.library;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cratetag.api.ScanListener;

/**
 * One walk below a folder, in the order of the paths' bytes in UTF-8. Holds the identities of the
 * folders visited, the links, and the entries of each folder on the way down. Links wait until the
 * tree itself has been walked, so that what lies in the tree is reported under its own name.
 */
final class FolderWalk {
  private final FileLook look;
  private final Exclusions exclusions;
  private final ScanListener listener;
  private final Deque<Inside> way = new ArrayDeque<>();
  private final Deque<Visit> folderLinks = new ArrayDeque<>();
  private final Deque<Path> fileLinks = new ArrayDeque<>();
  private final Set<Object> visited = new HashSet<>();
  private final Set<Path> linkedFiles = new HashSet<>();

  FolderWalk(FileLook look, Exclusions exclusions, ScanListener listener) {
    this.look = look;
    this.exclusions = exclusions;
    this.listener = listener;
  }

  /**
   * A folder to visit.
   *
   * @param patterns of what is left out there, from the folders above and the settings
   * @param isRoot named by the user, so that no marker takes it out
   */
  private record Visit(Path folder, List<NamePattern> patterns, boolean isRoot) {}

  /**
   * A folder that is being visited.
   *
   * @param rest what is still to be visited in it
   * @param patterns of what is left out in it
   */
  private record Inside(
      FolderEntries entries, Iterator<FolderEntries.Entry> rest, List<NamePattern> patterns) {}

  /**
   * Walks.
   *
   * @param exclude what the settings leave out
   */
  void walk(Path root, List<NamePattern> exclude) {
    enter(new Visit(root, exclude, true));
    while (!listener.isCancelled()) {
      if (!way.isEmpty()) {
        Inside inside = way.peek();
        if (inside.rest().hasNext()) {
          visit(inside.rest().next(), inside);
        } else {
          way.pop();
        }
      } else if (!folderLinks.isEmpty()) {
        enter(folderLinks.poll());
      } else if (!fileLinks.isEmpty()) {
        visitFileLink(fileLinks.poll());
      } else {
        return;
      }
    }
  }

  private void enter(Visit visit) {
    Path folder = visit.folder();
    try {
      if (!visited.add(identity(folder))) {
        return;
      }
      FolderEntries entries = FolderEntries.read(folder);
      KeepOut keepOut = KeepOut.of(folder, entries.markers());
      if (keepOut.wholeFolder().isPresent() && !visit.isRoot()) {
        listener.passedOver(folder);
        return;
      }
      List<NamePattern> patterns = new ArrayList<>(visit.patterns());
      keepOut.patterns().stream()
          .filter(pattern -> !(visit.isRoot() && pattern.isForAll()))
          .forEach(patterns::add);
      way.push(new Inside(entries, entries.others().iterator(), patterns));
    } catch (DirectoryIteratorException e) {
      listener.skipped(folder, FileLook.reason(e.getCause()));
    } catch (IOException e) {
      listener.skipped(folder, FileLook.reason(e));
    }
  }

  private void visit(FolderEntries.Entry entry, Inside inside) {
    Optional<Path> control = inside.entries().findControl(entry.path());
    if (control.isPresent()) {
      leaveUnfinished(entry.path(), control.get());
    } else if (Names.isPassedOver(entry.path().getFileName())
        || exclusions.isOther(entry.path())
        || NamePattern.leaveOut(inside.patterns(), entry.path(), () -> isFolder(entry))) {
      listener.passedOver(entry.path());
    } else if (entry.trouble() != null) {
      listener.skipped(entry.path(), FileLook.reason(entry.trouble()));
    } else if (entry.attributes().isDirectory()) {
      enter(new Visit(entry.path(), inside.patterns(), false));
    } else if (!entry.attributes().isSymbolicLink()) {
      look.look(entry.path(), entry.attributes());
    } else if (Files.isDirectory(entry.path())) {
      folderLinks.add(new Visit(entry.path(), inside.patterns(), false));
    } else {
      fileLinks.add(entry.path());
    }
  }

  private static boolean isFolder(FolderEntries.Entry entry) {
    return entry.attributes() != null
        && (entry.attributes().isDirectory()
            || entry.attributes().isSymbolicLink() && Files.isDirectory(entry.path()));
  }

  private void leaveUnfinished(Path entry, Path control) {
    boolean speaks =
        Files.isDirectory(entry) || look.promise(entry.getFileName()) == Names.Promise.AUDIO;
    if (speaks && !Names.isPassedOver(entry.getFileName())) {
      listener.skipped(entry, Unfinished.reason(control));
    } else {
      listener.passedOver(entry);
    }
  }

  private void visitFileLink(Path link) {
    try {
      Path real = link.toRealPath();
      boolean walked =
          visited.contains(identity(real.getParent()))
              && !Names.isPassedOver(real.getFileName())
              && look.promise(real.getFileName()) != Names.Promise.NONE;
      if (walked || !linkedFiles.add(real) || Unfinished.isName(real.getFileName())) {
        listener.passedOver(link);
      } else if (Unfinished.findControl(real).isPresent()) {
        leaveUnfinished(link, Unfinished.findControl(real).get());
      } else {
        look.look(link);
      }
    } catch (IOException e) {
      if (look.promise(link.getFileName()) == Names.Promise.AUDIO) {
        listener.skipped(link, FileLook.reason(e));
      } else {
        listener.passedOver(link);
      }
    }
  }

  /** Device and inode where there are such, else the real path. */
  private static Object identity(Path folder) throws IOException {
    Object key = Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
    return key == null ? folder.toRealPath() : key;
  }
}
