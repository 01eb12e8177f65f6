package org.cratetag.tags;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Set;
import org.cratetag.api.TagException;

/** What must hold so that replacing a file by a copy takes nothing from its owner. */
final class FileCare {
  private FileCare() {}

  /**
   * Refuses files that a rename would harm or that are not meant to be changed.
   *
   * @param file a real path
   */
  static void verifyReplaceable(Path file) throws IOException, TagException {
    if (!Files.isRegularFile(file)) {
      throw new TagException("not a regular file");
    }
    if (!Files.isWritable(file) || !hasWriteBit(file)) {
      throw new TagException("the file is read-only");
    }
    if (!Files.isWritable(file.getParent())) {
      throw new TagException("the folder is read-only");
    }
    Set<String> views = file.getFileSystem().supportedFileAttributeViews();
    if (views.contains("unix") && ((Integer) Files.getAttribute(file, "unix:nlink")) > 1) {
      throw new TagException("the file has several names (hard links), which writing would part");
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
   * Gives the copy the original's owner, group, mode and extended attributes.
   *
   * @throws TagException when that is not possible
   */
  static void keepAttributes(Path original, Path copy) throws IOException, TagException {
    PosixFileAttributeView view = Files.getFileAttributeView(copy, PosixFileAttributeView.class);
    if (view != null) {
      PosixFileAttributes wanted = Files.readAttributes(original, PosixFileAttributes.class);
      PosixFileAttributes found = view.readAttributes();
      if (!wanted.owner().equals(found.owner()) || !wanted.group().equals(found.group())) {
        keepOwner(view, wanted);
      }
      if (!wanted.permissions().equals(found.permissions())) {
        view.setPermissions(wanted.permissions());
      }
    }
    keepExtended(original, copy);
  }

  private static void keepOwner(PosixFileAttributeView view, PosixFileAttributes wanted)
      throws TagException {
    try {
      view.setOwner(wanted.owner());
      view.setGroup(wanted.group());
    } catch (IOException e) {
      throw new TagException(
          "the file belongs to another user or group, which writing would lose", e);
    }
  }

  private static void keepExtended(Path original, Path copy) throws IOException {
    UserDefinedFileAttributeView from = extended(original);
    UserDefinedFileAttributeView to = extended(copy);
    if (from == null || to == null) {
      return;
    }
    for (String name : from.list()) {
      ByteBuffer value = ByteBuffer.allocate(from.size(name));
      from.read(name, value);
      to.write(name, value.flip());
    }
  }

  private static UserDefinedFileAttributeView extended(Path file) throws IOException {
    return Files.getFileStore(file).supportsFileAttributeView(UserDefinedFileAttributeView.class)
        ? Files.getFileAttributeView(file, UserDefinedFileAttributeView.class)
        : null;
  }
}
