package org.cratetag.tags.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.cratetag.api.TrackException;
import org.cratetag.api.track.Stage;
import org.cratetag.tags.posix.FileCopy;
import org.cratetag.tags.posix.HeldFile;
import org.cratetag.tags.posix.HeldFolder;

/**
 * The copy that is tagged: beside the original, under a name that nothing else has. It is made once
 * and held open until it is whole; writing, giving away and flushing go through the hold, so that
 * others who may write the folder cannot lead us to another file by putting one, or a link, under
 * the name.
 */
public final class TemporaryFile implements Closeable {
  /** How the names of temporary files begin; a library passes them over. */
  static final String PREFIX = ".cratetag-";

  private static final int MARK_CHARACTERS = 16;

  private final HeldFolder folder;
  private final Path name;
  private Optional<HeldFile> file = Optional.empty();

  /**
   * A file that is not there yet.
   *
   * @param folder where
   * @param name the whole path by name
   */
  public TemporaryFile(HeldFolder folder, Path name) {
    this.folder = folder;
    this.name = name;
  }

  /** A new name, with the mark of this process and the suffix of the original. */
  public static Path nameBeside(Path original, String mark) {
    String random = UUID.randomUUID().toString().replace("-", "").substring(0, MARK_CHARACTERS);
    return original.resolveSibling(PREFIX + mark + random + suffixOf(original));
  }

  private static String suffixOf(Path original) {
    String name = original.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 && name.length() - dot <= 6 ? name.substring(dot) : "";
  }

  /** Makes it, empty. Gives the path for all that is done with it. */
  public Path create() throws IOException {
    file = Optional.of(folder.create(name));
    return file.get().path();
  }

  /** The same, to become like another file. */
  public Path createLike(Path original) throws IOException {
    file = Optional.of(folder.createLike(original, name));
    return file.get().path();
  }

  /** Whether its path leads to the file itself, so that nothing can be made beside it. */
  public boolean isHeld() {
    return file.isPresent() && file.get().isHeld();
  }

  /** What a writer does to a file. */
  public interface Writing {
    void write(Path file) throws IOException, TrackException;
  }

  /** Lets a writer work on a copy in a private folder, and takes over what it made. */
  public void writeApart(Path original, Writing writing) throws IOException, TrackException {
    try (ScratchFolder scratch = ScratchFolder.make(name)) {
      Path apart = Files.createFile(scratch.resolve(name));
      FileCopy.content(original, apart);
      writing.write(apart);
      FileCopy.content(apart, file.orElseThrow().path());
    }
  }

  /**
   * Looks whether the name still leads to the file that was made, and ends the hold, since some
   * file systems rename nothing that is open.
   *
   * @return what tells the file again; empty when none was made
   */
  public Optional<FileStamp> release() throws IOException, TrackException {
    if (file.isEmpty()) {
      return Optional.empty();
    }
    FileStamp made = FileStamp.of(file.get().path());
    if (!leadsTo(file.get().path(), made)) {
      throw new TrackException(
          Stage.TAGS, "somebody else has put another file in the place of the copy");
    }
    close();
    return Optional.of(made);
  }

  private boolean leadsTo(Path held, FileStamp made) throws IOException {
    try {
      // Some file systems number a file anew each time they are asked; its content tells it then.
      return FileStamp.isOfFile(name)
          && (made.isOfSameFile(FileStamp.of(name)) || FileHash.of(held).equals(FileHash.of(name)));
    } catch (NoSuchFileException gone) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    Optional<HeldFile> closing = file;
    file = Optional.empty();
    if (closing.isPresent()) {
      closing.get().close();
    }
  }
}
