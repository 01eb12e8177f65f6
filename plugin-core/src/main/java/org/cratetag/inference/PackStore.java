package org.cratetag.inference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cratetag.api.track.FrontEnd;
import org.cratetag.base.KnownBases;
import org.cratetag.pack.ModelFolder;
import org.cratetag.pack.ModelPack;
import org.cratetag.pack.PackFiles;
import org.cratetag.pack.PackLabel;
import org.cratetag.pack.PackManifest;
import org.cratetag.pack.PackReader;
import org.cratetag.pack.json.PackException;

/**
 * The packs at hand: those bundled with the program and those installed in the home, folders or
 * zips. Names that begin with a dot are unfinished work and are not looked at. Where both hold the
 * same id and version, the bundled one counts.
 */
public final class PackStore {
  private final Path packsFolder;
  private final PackReader reader;
  private final ClassLoader bundled;

  private record Located(StoredPack pack, PackFiles files, Optional<Path> path) {}

  /**
   * A store.
   *
   * @param packsFolder where installed packs lie; made when the first one is installed
   * @param reader checks the packs
   * @param bundled class path that holds the bundled packs below {@code org/cratetag/models}
   */
  public PackStore(Path packsFolder, PackReader reader, ClassLoader bundled) {
    this.packsFolder = Objects.requireNonNull(packsFolder, "packsFolder");
    this.reader = Objects.requireNonNull(reader, "reader");
    this.bundled = Objects.requireNonNull(bundled, "bundled");
  }

  /** Every pack, bundled ones first, and what looks like one but is refused. */
  public List<StoredPack> list() {
    return located().stream().map(Located::pack).toList();
  }

  /**
   * The manifest of a pack.
   *
   * @param name {@code id/version}, or an id alone for its latest version
   */
  public Optional<PackManifest> find(String name) {
    return locate(name).map(PackStore::manifest);
  }

  /** The latest version of every pack, in the order of their ids. */
  public List<PackManifest> listLatest() {
    return latest("").map(StoredPack.Available::manifest).toList();
  }

  /**
   * Those of {@link #listLatest} that can be used, the installed ones first, since somebody chose
   * them: bundled ones whose front-end is not here, since a base is not installed, are left out,
   * and so are those that have a {@link #findStandIn stand-in}.
   */
  public List<PackManifest> listUsable() {
    return listUsableWithout("");
  }

  /** The same if one version of a pack, {@code id/version}, were not there. */
  public List<PackManifest> listUsableWithout(String name) {
    List<StoredPack.Available> heard = heard(name);
    return heard.stream()
        .filter(pack -> findStandIn(pack, heard).isEmpty())
        .map(StoredPack.Available::manifest)
        .toList();
  }

  private List<StoredPack.Available> heard(String without) {
    return latest(without)
        .filter(pack -> !pack.bundled() || findUnknownFrontEnd(pack.manifest()).isEmpty())
        .sorted(Comparator.comparing(StoredPack.Available::bundled))
        .toList();
  }

  /**
   * The bundled pack that is asked instead of another bundled one: it knows the same labels, and
   * hears through a base that is installed.
   */
  public Optional<PackManifest> findStandIn(PackManifest pack) {
    List<StoredPack.Available> heard = heard("");
    return heard.stream()
        .filter(each -> each.manifest().name().equals(pack.name()))
        .findFirst()
        .flatMap(each -> findStandIn(each, heard));
  }

  private static Optional<PackManifest> findStandIn(
      StoredPack.Available pack, List<StoredPack.Available> heard) {
    PackManifest manifest = pack.manifest();
    return !pack.bundled() || hearsThroughBase(manifest)
        ? Optional.empty()
        : heard.stream()
            .filter(StoredPack.Available::bundled)
            .map(StoredPack.Available::manifest)
            .filter(other -> other.task() == manifest.task() && hearsThroughBase(other))
            .filter(other -> labels(other).equals(labels(manifest)))
            .findFirst();
  }

  private static boolean hearsThroughBase(PackManifest manifest) {
    return manifest.frontEnds().stream()
        .anyMatch(frontEnd -> KnownBases.findNeed(frontEnd).isPresent());
  }

  private static List<String> labels(PackManifest manifest) {
    return manifest.labels().stream().map(PackLabel::label).toList();
  }

  private Stream<StoredPack.Available> latest(String without) {
    Map<String, StoredPack.Available> latest = new TreeMap<>();
    for (Located located : located()) {
      if (located.pack() instanceof StoredPack.Available available
          && !available.manifest().name().equals(without)) {
        latest.merge(
            available.manifest().id(),
            available,
            (one, other) ->
                other.manifest().version().compareTo(one.manifest().version()) > 0 ? other : one);
      }
    }
    return latest.values().stream();
  }

  /** The first front-end of a pack that nothing computes here. */
  public Optional<FrontEnd> findUnknownFrontEnd(PackManifest manifest) {
    return reader.findUnknownFrontEnd(manifest);
  }

  /** Why a pack cannot be used here, for want of a front-end; in words for a user. */
  public Optional<String> findNeed(PackManifest manifest) {
    return reader.findNeed(manifest);
  }

  /**
   * Reads a pack whole.
   *
   * @param name {@code id/version}, or an id alone for its latest version
   * @throws PackException when there is none or it is refused
   */
  public ModelPack get(String name) throws PackException {
    Located located = locate(name).orElseThrow(() -> unknown(name));
    return reader.read(located.files());
  }

  /**
   * Verifies a pack and copies it into the home. A crash leaves either the whole pack or none.
   *
   * @param source a folder or a zip file
   * @return the installed pack's manifest
   * @throws PackException when the pack is refused, already there, or cannot be copied
   */
  public PackManifest install(Path source) throws PackException {
    PackFiles files = PackFiles.at(source);
    ModelPack pack = reader.read(files);
    PackManifest manifest = pack.manifest();
    if (locate(manifest.name()).isPresent()) {
      throw new PackException(manifest.name() + " is already there");
    }
    Optional<PackVerifier.Check.Refused> refusal = PackVerifier.verify(pack).refusal();
    if (refusal.isPresent()) {
      throw new PackException(source + ": " + refusal.get().what() + ": " + refusal.get().reason());
    }
    Path target = packsFolder.resolve(manifest.id() + "-" + manifest.version());
    Path unfinished = null;
    try {
      Files.createDirectories(packsFolder);
      unfinished = Files.createTempDirectory(packsFolder, ".install-");
      copy(files, unfinished);
      reader.read(unfinished);
      if (Files.exists(target)) {
        throw new FileAlreadyExistsException(target.toString());
      }
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
      unfinished = null;
      return manifest;
    } catch (IOException e) {
      throw new PackException(manifest.name() + " cannot be installed: " + e, e);
    } finally {
      if (unfinished != null) {
        ModelFolder.deleteQuietly(unfinished);
      }
    }
  }

  /**
   * Removes one version of an installed pack.
   *
   * @param name {@code id/version}, or an id alone for its latest version
   * @return {@code id/version} of what was removed
   * @throws PackException when there is none, it is bundled, or it cannot be deleted
   */
  public String remove(String name) throws PackException {
    Located located = locate(name).orElseThrow(() -> unknown(name));
    String found = manifest(located).name();
    Path path =
        located
            .path()
            .orElseThrow(
                () -> new PackException(found + " is part of the program and stays with it"));
    try {
      Path doomed = Files.createTempDirectory(packsFolder, ".remove-").resolve("pack");
      Files.move(path, doomed, StandardCopyOption.ATOMIC_MOVE);
      ModelFolder.delete(doomed.getParent());
    } catch (IOException e) {
      throw new PackException(found + " cannot be removed: " + e, e);
    }
    return found;
  }

  private Optional<Located> locate(String name) {
    return located().stream()
        .filter(located -> located.pack() instanceof StoredPack.Available)
        .filter(located -> name.equals(manifest(located).id()) || name.equals(name(located)))
        .reduce((a, b) -> manifest(b).version().compareTo(manifest(a).version()) > 0 ? b : a);
  }

  private static PackManifest manifest(Located located) {
    return ((StoredPack.Available) located.pack()).manifest();
  }

  private static String name(Located located) {
    return manifest(located).name();
  }

  private static PackException unknown(String name) {
    return new PackException("there is no pack " + name);
  }

  private List<Located> located() {
    List<Located> located = new ArrayList<>();
    for (PackFiles files : BundledPacks.list(bundled)) {
      located.add(locate(files, Optional.empty()));
    }
    for (Path path : installedPaths()) {
      try {
        located.add(locate(PackFiles.at(path), Optional.of(path)));
      } catch (PackException e) {
        StoredPack refused = new StoredPack.Refused(path.toString(), e.getMessage());
        located.add(new Located(refused, new PackFiles.Folder(path), Optional.of(path)));
      }
    }
    return located;
  }

  private static Located locate(PackFiles files, Optional<Path> path) {
    StoredPack pack;
    try {
      PackManifest manifest = PackReader.manifest(files);
      pack = new StoredPack.Available(manifest, files.location(), path.isEmpty());
    } catch (PackException e) {
      pack = new StoredPack.Refused(files.location(), e.getMessage());
    } catch (IOException e) {
      pack = new StoredPack.Refused(files.location(), "cannot be read: " + e.getMessage());
    }
    return new Located(pack, files, path);
  }

  private List<Path> installedPaths() {
    if (!Files.isDirectory(packsFolder)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.list(packsFolder)) {
      return paths
          .filter(path -> !path.getFileName().toString().startsWith("."))
          .filter(path -> Files.isDirectory(path) || path.toString().endsWith(".zip"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(packsFolder + " cannot be listed", e);
    }
  }

  private static void copy(PackFiles files, Path folder) throws PackException, IOException {
    for (String name : files.names()) {
      byte[] bytes = files.read(name, PackReader.MAXIMUM_MODEL_BYTES);
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      ModelFolder.write(file, bytes);
    }
  }
}
