package org.cratetag.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder in which Cratetag keeps all that it remembers: the ledger, installed packs, plugins,
 * unpacked programs and logs. Nothing is kept elsewhere, and removing the folder removes
 * everything.
 */
public final class Home {
  private static final Logger LOG = LoggerFactory.getLogger(Home.class);

  private final Path root;

  private Home(Path root) {
    this.root = root;
  }

  /**
   * Makes the home and its folders where they are missing. The folders are for their owner alone,
   * whatever the umask says, since the ledger names all music and plugins run as part of the
   * program.
   *
   * @throws ConfigException when the folder cannot be made or written, or others can write the
   *     plugins, packs and unpacked programs in it
   */
  public static Home open(Path root) throws ConfigException {
    Home home = new Home(root.toAbsolutePath().normalize());
    try {
      PrivateFolders.make(home.root);
      home.refuseForeign();
      for (Path folder : home.folders()) {
        PrivateFolders.make(folder);
        PrivateFolders.close(folder);
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

  /** Takes from others what they may do with files that were made since it was opened. */
  public void keepPrivate() {
    try {
      for (Path folder : folders()) {
        PrivateFolders.close(folder);
      }
    } catch (IOException e) {
      LOG.debug("cannot look through {}", root, e);
    }
  }

  private List<Path> folders() {
    return List.of(
        ledger().getParent(), packs(), bases(), plugins(), pluginData(), cache(), logs(), daemon());
  }

  private void refuseForeign() throws IOException, ConfigException {
    Optional<Path> found =
        PrivateFolders.findForeign(root, List.of(plugins(), packs(), bases(), cache()));
    if (found.isPresent()) {
      throw new ConfigException(
          "other users can write "
              + found.get()
              + ", so the plugins and packs in "
              + root
              + " may not be yours, and they would run as you. Look through 'plugins' and 'packs'"
              + " there and remove 'cache', then: chown -R \"$(id -u)\" '"
              + root
              + "' && chmod -R go-w '"
              + root
              + "'");
    }
  }

  /** The home itself, absolute. */
  public Path root() {
    return root;
  }

  /** The ledger's database. */
  public Path ledger() {
    return root.resolve("ledger").resolve("cratetag.db");
  }

  /** Model packs that the user installed. */
  public Path packs() {
    return root.resolve("packs");
  }

  /** Base networks that the user installed, a folder each. */
  public Path bases() {
    return root.resolve("models").resolve("bases");
  }

  /** Plugin zips. */
  public Path plugins() {
    return root.resolve("plugins");
  }

  /** What plugins keep, a folder each. */
  public Path pluginData() {
    return root.resolve("plugin-data");
  }

  /** What can be made again: unpacked programs and plugins. */
  public Path cache() {
    return root.resolve("cache");
  }

  /** Where trainings go on that were stopped. Made when it is needed. */
  public Path training() {
    return root.resolve("training");
  }

  /** What the daemon remembers, and says of itself. */
  public Path daemon() {
    return root.resolve("serve");
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
