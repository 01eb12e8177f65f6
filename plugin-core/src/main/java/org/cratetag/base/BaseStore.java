package org.cratetag.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.cratetag.pack.ModelFolder;
import org.cratetag.pack.PackFiles;
import org.cratetag.pack.PackReader;
import org.cratetag.pack.json.PackException;

/**
 * The bases of a home, a folder each: {@code base.json} and the model that it names. Reads bounded
 * amounts, whatever lies there.
 */
public final class BaseStore {
  private static final String MANIFEST = "base.json";
  private static final long MOST_MANIFEST_BYTES = 1L << 20;

  private final Path folder;

  /** Of a folder, which need not be there. */
  public BaseStore(Path folder) {
    this.folder = Objects.requireNonNull(folder, "folder");
  }

  /** Every base, by name, and what looks like one but is refused. */
  public List<StoredBase> list() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.list(folder)) {
      return paths
          .filter(path -> !path.getFileName().toString().startsWith("."))
          .filter(Files::isDirectory)
          .sorted()
          .map(BaseStore::look)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be listed", e);
    }
  }

  /**
   * The manifest of a base.
   *
   * @param name its id, or {@code id/version}
   */
  public Optional<BaseManifest> find(String name) {
    return available(name).map(StoredBase.Available::manifest);
  }

  /** Every base whose manifest reads. */
  public List<BaseManifest> listManifests() {
    return list().stream()
        .filter(StoredBase.Available.class::isInstance)
        .map(base -> ((StoredBase.Available) base).manifest())
        .toList();
  }

  /**
   * The bytes of a base's model.
   *
   * @throws PackException when there are none, or they are not what the manifest says
   */
  public ByteBuffer model(BaseManifest manifest) throws PackException {
    Path home = folder.resolve(manifest.id());
    try {
      ByteBuffer model = map(home, manifest);
      if (!isModelOf(manifest, model)) {
        throw new PackException(
            "%s is damaged: install it again: cratetag models remove %s && cratetag models install %s"
                .formatted(
                    home, manifest.id(), KnownBases.findSource(manifest.id()).orElse("FILE")));
      }
      return model;
    } catch (IOException e) {
      throw new PackException(home + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static ByteBuffer map(Path home, BaseManifest manifest)
      throws PackException, IOException {
    return new PackFiles.Folder(home).map(manifest.model().file(), PackReader.MAXIMUM_MODEL_BYTES);
  }

  private static boolean isModelOf(BaseManifest manifest, ByteBuffer bytes) {
    return PackReader.sha256(bytes).equals(manifest.model().sha256());
  }

  /**
   * Keeps a base. A crash leaves either the whole base or none; what was refused in its place goes.
   *
   * @param model the bytes whose hash the manifest has
   * @throws PackException when it is already there, or cannot be written
   */
  public void install(BaseManifest manifest, ByteBuffer model) throws PackException {
    Path target = folder.resolve(manifest.id());
    if (find(manifest.id()).isPresent()) {
      throw new PackException(find(manifest.id()).get().name() + " is already there");
    }
    Path unfinished = null;
    try {
      Files.createDirectories(folder);
      unfinished = Files.createTempDirectory(folder, ".install-");
      ModelFolder.write(unfinished.resolve(manifest.model().file()), model);
      if (!isModelOf(manifest, map(unfinished, manifest))) {
        throw new PackException(manifest.name() + " changed while it was installed: try again");
      }
      ModelFolder.write(
          unfinished.resolve(MANIFEST), manifest.toJson().getBytes(StandardCharsets.UTF_8));
      if (Files.exists(target)) {
        discard(target);
      }
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
      unfinished = null;
    } catch (IOException e) {
      throw new PackException(manifest.name() + " cannot be installed: " + e, e);
    } finally {
      if (unfinished != null) {
        ModelFolder.deleteQuietly(unfinished);
      }
    }
  }

  /**
   * Removes a base.
   *
   * @param name its id, or {@code id/version}
   * @return {@code id/version} of what was removed
   * @throws PackException when there is none, or it cannot be deleted
   */
  public String remove(String name) throws PackException {
    StoredBase.Available base =
        available(name).orElseThrow(() -> new PackException("there is no base " + name));
    try {
      discard(base.folder());
    } catch (IOException e) {
      throw new PackException(base.manifest().name() + " cannot be removed: " + e, e);
    }
    return base.manifest().name();
  }

  private Optional<StoredBase.Available> available(String name) {
    return list().stream()
        .filter(StoredBase.Available.class::isInstance)
        .map(StoredBase.Available.class::cast)
        .filter(base -> name.equals(base.manifest().id()) || name.equals(base.manifest().name()))
        .findFirst();
  }

  private static StoredBase look(Path home) {
    try {
      byte[] json = new PackFiles.Folder(home).read(MANIFEST, MOST_MANIFEST_BYTES);
      BaseManifest manifest = BaseManifest.fromJson(new String(json, StandardCharsets.UTF_8));
      if (!home.getFileName().toString().equals(manifest.id())) {
        return new StoredBase.Refused(home, "it is the base " + manifest.id() + ", moved");
      }
      return new StoredBase.Available(manifest, home);
    } catch (PackException e) {
      return new StoredBase.Refused(home, e.getMessage());
    } catch (IOException e) {
      return new StoredBase.Refused(home, "cannot be read: " + e.getMessage());
    }
  }

  /** Takes it away at once, then deletes it. */
  private void discard(Path home) throws IOException {
    Path doomed = Files.createTempDirectory(folder, ".remove-");
    Files.move(home, doomed.resolve("base"), StandardCopyOption.ATOMIC_MOVE);
    ModelFolder.delete(doomed);
  }
}
