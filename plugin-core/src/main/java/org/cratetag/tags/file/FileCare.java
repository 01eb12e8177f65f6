package org.cratetag.tags.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.cratetag.tags.posix.FileCopy;
import org.cratetag.tags.posix.OpenFiles;
import org.cratetag.tags.posix.SmbShare;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What must hold so that replacing a file by a copy takes nothing from its owner. */
public final class FileCare {
  private static final Logger LOG = LoggerFactory.getLogger(FileCare.class);

  private final FileRules rules;

  public FileCare(FileRules rules) {
    this.rules = Objects.requireNonNull(rules, "rules");
  }

  /**
   * Refuses files that a rename would harm or that are not meant to be changed.
   *
   * @param file a real path
   */
  public void verifyReplaceable(Path file) throws IOException, TrackException {
    if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
      throw new TrackException(Stage.TAGS, "not a regular file");
    }
    if (!isWritable(file) || !hasWriteBit(file)) {
      throw new TrackException(Stage.TAGS, "the file is read-only");
    }
    if (!isWritable(file.getParent())) {
      throw new TrackException(Stage.TAGS, "the folder is read-only");
    }
    if (OpenFiles.isBeingWritten(file)) {
      throw new TrackException(
          Stage.TAGS, "another program has it open for writing; try again later");
    }
    if (rules.hardLinks() == FileRules.HardLinks.SKIP && FileStamp.countLinks(file) > 1) {
      throw new TrackException(
          Stage.TAGS,
          "the file has several names (hard links), which writing would part;"
              + " 'hard-links: break' in the settings allows it");
    }
  }

  /** Unlike the method of the JDK, this one tells a disk that fails from one that forbids. */
  private static boolean isWritable(Path path) throws IOException {
    try {
      path.getFileSystem().provider().checkAccess(path, AccessMode.WRITE);
      return true;
    } catch (AccessDeniedException forbidden) {
      return false;
    } catch (FileSystemException e) {
      String reason = Objects.requireNonNullElse(e.getReason(), "");
      if (reason.contains("Read-only") || reason.contains("not permitted")) {
        return false;
      }
      throw e;
    }
  }

  /** The administrator may write anything, but a file without any write bit says: keep off. */
  private static boolean hasWriteBit(Path file) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    return view == null
        || view.readAttributes().permissions().stream()
            .anyMatch(
                permission ->
                    permission == PosixFilePermission.OWNER_WRITE
                        || permission == PosixFilePermission.GROUP_WRITE
                        || permission == PosixFilePermission.OTHERS_WRITE);
  }

  /**
   * Why the system forbids replacing a file, where that is no fault of the disk.
   *
   * @param refused what a rename threw
   */
  public static Optional<String> refusal(FileSystemException refused) {
    String reason = Objects.requireNonNullElse(refused.getReason(), "");
    if (refused instanceof AtomicMoveNotSupportedException) {
      return Optional.of("the file cannot be replaced in one step on this file system");
    } else if (reason.contains("not permitted")) {
      return Optional.of(
          "the system forbids replacing it: an immutable or append-only flag, or a folder in which"
              + " only owners may");
    } else if (reason.contains("busy")) {
      return Optional.of(
          "it is in use: the file itself is a mount point (mount its folder instead), or a program"
              + " has it open");
    }
    return Optional.empty();
  }

  /**
   * Gives the copy the original's owner, group, mode, POSIX ACL and extended attributes.
   *
   * @throws TrackException when that is not possible
   */
  public void keepAttributes(Path original, Path copy) throws IOException, TrackException {
    PosixFileAttributeView view = Files.getFileAttributeView(copy, PosixFileAttributeView.class);
    if (view != null) {
      PosixFileAttributes wanted = Files.readAttributes(original, PosixFileAttributes.class);
      PosixFileAttributes found = view.readAttributes();
      if (!wanted.owner().equals(found.owner()) || !wanted.group().equals(found.group())) {
        keepOwner(view, wanted);
        found = view.readAttributes();
      }
      if (!wanted.permissions().equals(found.permissions())) {
        view.setPermissions(wanted.permissions());
      }
    }
    if (!FileCopy.keepExtendedAttributes(original, copy)) {
      keepExtended(original, copy);
    }
  }

  /**
   * Gives a changed file the modification time of the one it replaces, if the user wants that. A
   * server of shares sets its own a second after the last of us has closed the file, unless it is
   * told one: then the file would look changed since.
   */
  public void keepTime(FileTime before, Path copy) throws IOException {
    if (rules.mtime() == FileRules.Mtime.KEEP) {
      Files.setLastModifiedTime(copy, before);
    } else if (SmbShare.holds(copy)) {
      Files.setLastModifiedTime(copy, FileTime.from(Instant.now()));
    }
  }

  private void keepOwner(PosixFileAttributeView view, PosixFileAttributes wanted)
      throws IOException, TrackException {
    attempt(() -> view.setGroup(wanted.group()));
    attempt(() -> view.setOwner(wanted.owner()));
    PosixFileAttributes found = view.readAttributes();
    boolean same = wanted.owner().equals(found.owner()) && wanted.group().equals(found.group());
    boolean allowed =
        switch (rules.otherOwner()) {
          case SKIP -> same;
          case SHARED -> same || isSharedBy(found.group(), wanted);
          case TAKE -> true;
        };
    if (!allowed) {
      throw new TrackException(
          Stage.TAGS,
          "the file belongs to another user or group, which writing would lose;"
              + " 'other-owner: take' in the settings allows it");
    }
  }

  private static boolean isSharedBy(GroupPrincipal group, PosixFileAttributes file) {
    return file.group().equals(group)
        && file.permissions().contains(PosixFilePermission.GROUP_READ)
        && file.permissions().contains(PosixFilePermission.GROUP_WRITE);
  }

  /** A change that only some users may make. */
  private interface OwnerChange {
    void apply() throws IOException;
  }

  private static void attempt(OwnerChange change) {
    try {
      change.apply();
    } catch (IOException refused) {
      LOG.trace("not the user who may do that", refused);
    }
  }

  private static void keepExtended(Path original, Path copy) throws IOException {
    UserDefinedFileAttributeView from = extended(original);
    UserDefinedFileAttributeView to = extended(copy);
    if (from == null || to == null) {
      return;
    }
    List<String> names;
    try {
      names = from.list();
    } catch (FileSystemException e) {
      if (Objects.requireNonNullElse(e.getReason(), "").contains("not supported")) {
        return;
      }
      throw e;
    }
    for (String name : names) {
      ByteBuffer value = ByteBuffer.allocate(from.size(name));
      from.read(name, value);
      to.write(name, value.flip());
    }
  }

  private static UserDefinedFileAttributeView extended(Path file) {
    return Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
  }
}
