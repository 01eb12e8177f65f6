package org.cratetag.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder in which Cratetag keeps all that it remembers: the ledger, installed packs, plugins,
 * unpacked programs and logs. Nothing is kept elsewhere, and removing the folder removes
 * everything.
 */
public final class Home {
  private final Path root;

  private Home(Path root) {
    this.root = root;
  }

  /**
   * Makes the home and its folders where they are missing.
   *
   * @throws ConfigException when the folder cannot be made or written
   */
  public static Home open(Path root) throws ConfigException {
    Home home = new Home(root.toAbsolutePath().normalize());
    try {
      for (Path folder :
          new Path[] {
            home.ledger().getParent(), home.packs(), home.plugins(), home.cache(), home.logs()
          }) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new ConfigException(
          "cannot make the home folder "
              + home.root
              + ": "
              + reason(e)
              + ". Choose another: --home",
          e);
    }
    if (!Files.isWritable(home.root)) {
      throw new ConfigException(
          "the home folder " + home.root + " cannot be written. Choose another: --home DIR");
    }
    return home;
  }

  /** The home itself, absolute. */
  public Path root() {
    return root;
  }

  /** The ledger's database, without the suffix that the database adds. */
  public Path ledger() {
    return root.resolve("ledger").resolve("cratetag");
  }

  /** Model packs that the user installed. */
  public Path packs() {
    return root.resolve("packs");
  }

  /** Plugin zips. */
  public Path plugins() {
    return root.resolve("plugins");
  }

  /** What can be made again: unpacked programs and plugins. */
  public Path cache() {
    return root.resolve("cache");
  }

  /** Where trainings go on that were stopped. Made when it is needed. */
  public Path training() {
    return root.resolve("training");
  }

  /** Log files. */
  public Path logs() {
    return root.resolve("logs");
  }

  /** The configuration that is read when the user names no other. */
  public Path configFile() {
    return root.resolve("config.yaml");
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName() + " " + e.getMessage();
  }
}
