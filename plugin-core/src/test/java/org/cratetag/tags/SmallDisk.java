package org.cratetag.tags;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A file system in memory of a few megabytes, mounted on a folder. Only the administrator can. */
final class SmallDisk implements AutoCloseable {
  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /**
   * Mounts one.
   *
   * @return null when this system or user cannot
   */
  static SmallDisk mount(Path folder, int kilobytes) throws Exception {
    return run("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "none", folder.toString())
        ? new SmallDisk(folder)
        : null;
  }

  boolean remount(String options) throws Exception {
    return run("mount", "-o", "remount," + options, folder.toString());
  }

  /** Uses up the space but for so many bytes, and gives the files that do. */
  List<Path> fill(int bytesLeft) throws IOException {
    List<Path> fillers = new ArrayList<>();
    long wanted = Files.getFileStore(folder).getUsableSpace() - bytesLeft;
    if (wanted > 0) {
      byte[] bytes = new byte[(int) wanted];
      Arrays.fill(bytes, (byte) 1);
      fillers.add(Files.write(folder.resolve("filler" + System.nanoTime()), bytes));
    }
    return fillers;
  }

  @Override
  public void close() throws Exception {
    run("umount", "-l", folder.toString());
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException notThere) {
      return false;
    }
  }
}
