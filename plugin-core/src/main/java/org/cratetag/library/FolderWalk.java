package org.cratetag.library;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.cratetag.api.ScanListener;

/**
 * One walk below a folder. Holds the folders still to visit, the identities of those visited and
 * the links, never the files. Links wait until the tree itself has been walked, so that what lies
 * in the tree is reported under its own name.
 */
final class FolderWalk {
  private final FileLook look;
  private final ScanListener listener;
  private final Deque<Path> folders = new ArrayDeque<>();
  private final Deque<Path> folderLinks = new ArrayDeque<>();
  private final Deque<Path> fileLinks = new ArrayDeque<>();
  private final Set<Object> visited = new HashSet<>();
  private final Set<Path> linkedFiles = new HashSet<>();

  FolderWalk(FileLook look, ScanListener listener) {
    this.look = look;
    this.listener = listener;
  }

  void walk(Path root) {
    folders.push(root);
    while (!listener.isCancelled()) {
      if (!folders.isEmpty()) {
        visitFolder(folders.pop());
      } else if (!folderLinks.isEmpty()) {
        folders.push(folderLinks.poll());
      } else if (!fileLinks.isEmpty()) {
        visitFileLink(fileLinks.poll());
      } else {
        return;
      }
    }
  }

  private void visitFolder(Path folder) {
    try {
      if (!visited.add(identity(folder))) {
        return;
      }
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
        for (Path entry : entries) {
          if (listener.isCancelled()) {
            return;
          }
          visitEntry(entry);
        }
      }
    } catch (DirectoryIteratorException e) {
      listener.skipped(folder, FileLook.reason(e.getCause()));
    } catch (IOException e) {
      listener.skipped(folder, FileLook.reason(e));
    }
  }

  private void visitEntry(Path entry) {
    if (Names.isPassedOver(entry.getFileName())) {
      listener.passedOver(entry);
      return;
    }
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isDirectory()) {
        folders.push(entry);
      } else if (attributes.isSymbolicLink()) {
        (Files.isDirectory(entry) ? folderLinks : fileLinks).add(entry);
      } else {
        look.look(entry, attributes);
      }
    } catch (IOException e) {
      listener.skipped(entry, FileLook.reason(e));
    }
  }

  private void visitFileLink(Path link) {
    try {
      Path real = link.toRealPath();
      boolean walked =
          visited.contains(identity(real.getParent()))
              && !Names.isPassedOver(real.getFileName())
              && Names.promise(real.getFileName()) != Names.Promise.NONE;
      if (walked || !linkedFiles.add(real)) {
        listener.passedOver(link);
      } else {
        look.look(link);
      }
    } catch (IOException e) {
      if (Names.promise(link.getFileName()) == Names.Promise.AUDIO) {
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
