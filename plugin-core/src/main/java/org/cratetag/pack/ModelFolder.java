package org.cratetag.pack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cratetag.pack.json.PackException;

/** Folders of models on the disk. */
public final class ModelFolder {
  private ModelFolder() {}

  /** Writes a new file, and has the disk keep it. */
  public static void write(Path file, byte[] bytes) throws IOException {
    write(file, ByteBuffer.wrap(bytes));
  }

  /** The same of a buffer, whose position stays. */
  public static void write(Path file, ByteBuffer bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer left = bytes.duplicate();
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
  }

  /**
   * The bytes of a file, which are read when they are looked at: networks of other makers are
   * larger than what Java may have.
   *
   * @throws PackException when they are too many
   */
  public static ByteBuffer map(Path file, long limitBytes, OpenOption... options)
      throws PackException, IOException {
    Set<OpenOption> all = new HashSet<>(Set.of(options));
    all.add(StandardOpenOption.READ);
    try (FileChannel channel = FileChannel.open(file, all)) {
      if (channel.size() > limitBytes) {
        throw new PackException(file.getFileName() + " is larger than " + limitBytes + " bytes");
      }
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }
  }

  /** Deletes a folder with all that is in it. */
  public static void delete(Path folder) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }

  /** The same for what nobody will miss: what cannot be deleted is told of in the log. */
  public static void deleteQuietly(Path folder) {
    try {
      delete(folder);
    } catch (IOException e) {
      System.getLogger(ModelFolder.class.getName())
          .log(System.Logger.Level.WARNING, "left behind: " + folder, e);
    }
  }
}
