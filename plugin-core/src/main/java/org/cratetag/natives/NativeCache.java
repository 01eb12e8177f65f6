package org.cratetag.natives;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Unpacks native libraries from jars into a folder that keeps them, so that nothing is written at
 * each start and a killed process leaves nothing behind. What is there is checked by its SHA-256
 * before each use, and unpacked again when it differs. Several processes may do so at once: a file
 * takes its place in one step, whole.
 *
 * <p>Each bundle gets a folder named after what the jar holds, so another version gets another one.
 * Removing any of them is safe while no process runs.
 */
public final class NativeCache {
  /** Set in a process that has a home; child processes may get it, too. */
  private static final String FOLDER_PROPERTY = "cratetag.natives";

  private final List<LibraryFolder> folders;
  private final Runnable systemCheck;

  /**
   * A cache with a test's own ideas of the system.
   *
   * @param folders the preferred one first
   * @param systemCheck throws {@link NativesException} where no library can be loaded at all
   */
  NativeCache(List<LibraryFolder> folders, Runnable systemCheck) {
    this.folders = List.copyOf(folders);
    this.systemCheck = Objects.requireNonNull(systemCheck, "systemCheck");
  }

  /**
   * The cache in a folder. Where nothing can be unpacked there or loaded from there, a private
   * folder in the system's temporary one is used.
   *
   * @param folder made when it is needed
   */
  public static NativeCache in(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    return new NativeCache(
        List.of(
            LibraryFolder.of(absolute),
            LibraryFolder.inTemporary(Path.of(System.getProperty("java.io.tmpdir")))),
        SystemLibrary::verify);
  }

  /**
   * Says where libraries are unpacked that are loaded without anybody who knows the home, as those
   * of JNA and ONNX Runtime. The first call of a process decides.
   */
  public static synchronized void useForProcess(Path folder) {
    if (System.getProperty(FOLDER_PROPERTY) == null) {
      System.setProperty(FOLDER_PROPERTY, folder.toAbsolutePath().normalize().toString());
    }
  }

  /** The cache of this process, if {@link #useForProcess} has been called. */
  public static Optional<NativeCache> find() {
    return Optional.ofNullable(System.getProperty(FOLDER_PROPERTY)).map(f -> in(Path.of(f)));
  }

  /**
   * Makes sure that files of a jar lie in a folder, whole and loadable.
   *
   * @param bundle what the folder's name begins with, as {@code onnxruntime}
   * @param loader has the resources
   * @param resources their full names; the files get the last part of it
   * @return the folder that holds them all
   * @throws NativesException when there is no such resource, or no folder to load it from
   */
  public Path unpack(String bundle, ClassLoader loader, List<String> resources) {
    return unpack(bundle, loader, resources, List.of());
  }

  /**
   * The same with empty libraries beside them, for what those in the jar name and never call.
   *
   * @param empty names that they are asked for by, as {@code libva.so.2}; for Linux alone
   */
  public synchronized Path unpack(
      String bundle, ClassLoader loader, List<String> resources, List<String> empty) {
    systemCheck.run();
    List<LibrarySource> libraries = new ArrayList<>();
    for (String resource : resources) {
      libraries.add(find(loader, resource));
    }
    for (String name : empty) {
      libraries.add(EmptyLibrary.of(name, System.getProperty("os.arch")));
    }
    String name = bundle + "-" + PackedLibrary.key(libraries);
    List<String> troubles = new ArrayList<>();
    IOException last = null;
    for (LibraryFolder folder : folders) {
      try {
        return folder.unpack(name, libraries);
      } catch (IOException e) {
        troubles.add(LibraryFolder.explain(folder, e));
        last = e;
      }
    }
    throw new NativesException(
        "nowhere to load "
            + bundle
            + " from: "
            + String.join("; ", troubles)
            + ". Choose another home, on a disk that programs may be run from: --home DIR",
        last);
  }

  private static PackedLibrary find(ClassLoader loader, String resource) {
    try {
      return PackedLibrary.find(loader, resource)
          .orElseThrow(
              () ->
                  new NativesException(
                      "Cratetag brings no %s, so it cannot run on this system (%s, %s)"
                          .formatted(
                              resource,
                              System.getProperty("os.name"),
                              System.getProperty("os.arch"))));
    } catch (IOException e) {
      throw new UncheckedIOException("the program's own jar cannot be read: " + resource, e);
    }
  }
}
