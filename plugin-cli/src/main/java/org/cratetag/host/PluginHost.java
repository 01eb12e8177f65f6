package org.cratetag.host;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cratetag.api.ApiVersion;
import org.pf4j.ExtensionPoint;
import org.pf4j.PluginManager;
import org.pf4j.PluginState;
import org.pf4j.PluginWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The extensions that are in use: those on the class path that are annotated and need no wiring,
 * and those of the zips in the plugins folder. One that cannot be used is refused with a reason and
 * never stops the host.
 */
public final class PluginHost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PluginHost.class);
  private static final int MAX_ENTRIES = 20_000;
  private static final long MAX_BYTES = 512L << 20;

  private final PluginManager manager;
  private final List<LoadedPlugin> loaded = new ArrayList<>();
  private final List<RefusedPlugin> refused = new CopyOnWriteArrayList<>();
  private final List<Object> extensions = new ArrayList<>();

  private PluginHost(PluginManager manager, List<RefusedPlugin> refused) {
    this.manager = manager;
    refused.forEach(plugin -> refuse(plugin.name(), plugin.reason()));
  }

  /**
   * Loads what is there.
   *
   * @param pluginsFolder where the user puts zips; it need not exist and nothing is written to it
   * @param cacheFolder where they are unpacked; made when needed
   * @throws IOException when a folder cannot be read or written
   */
  public static PluginHost open(Path pluginsFolder, Path cacheFolder) throws IOException {
    PluginUnpacker unpacker = new PluginUnpacker(cacheFolder, MAX_ENTRIES, MAX_BYTES);
    List<RefusedPlugin> refused = new ArrayList<>();
    Map<String, Candidate> candidates = new LinkedHashMap<>();
    for (Path zip : zips(pluginsFolder)) {
      String name = zip.getFileName().toString();
      try {
        Path folder = unpacker.unpack(zip, PluginHost::inspect);
        addCandidate(new Candidate(name, folder, Descriptor.read(folder)), candidates, refused);
      } catch (RefusalException e) {
        refused.add(new RefusedPlugin(name, e.getMessage()));
      }
    }
    List<Path> folders = candidates.values().stream().map(Candidate::folder).toList();
    PluginHost host =
        new PluginHost(
            new UnpackedPluginManager(cacheFolder, ApiVersion.current(), folders), refused);
    host.load(candidates);
    return host;
  }

  /** The zips in use, by file name. */
  public List<LoadedPlugin> loaded() {
    return List.copyOf(loaded);
  }

  /** What is not in use and why; grows when an extension fails while it is used. */
  public List<RefusedPlugin> refused() {
    return List.copyOf(refused);
  }

  /** The extensions of a kind: the built-in ones first, then the plugins' by file name. */
  public <T extends ExtensionPoint> List<T> extensions(Class<T> point) {
    return extensions.stream().filter(point::isInstance).map(point::cast).toList();
  }

  /** Stops the plugins. Their extensions are not to be used any more. */
  @Override
  public void close() {
    // PF4J's stopPlugins() and unloadPlugins() change the lists that they walk.
    for (PluginWrapper plugin : List.copyOf(manager.getPlugins())) {
      String id = plugin.getPluginId();
      try {
        if (manager.getPlugin(id) != null) {
          manager.unloadPlugin(id);
        }
      } catch (RuntimeException | LinkageError e) {
        LOG.warn("plugin {} cannot be stopped", id, e);
      }
    }
  }

  private record Candidate(String fileName, Path folder, Descriptor descriptor) {}

  private static List<Path> zips(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> zips = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".zip") && Files.isRegularFile(file)) {
          zips.add(file);
        }
      }
    }
    zips.sort(null);
    return zips;
  }

  private static void inspect(Path folder) throws RefusalException, IOException {
    Descriptor.read(folder).checkApi(ApiVersion.current());
    ForbiddenContent.check(folder);
  }

  private static void addCandidate(
      Candidate candidate, Map<String, Candidate> candidates, List<RefusedPlugin> refused) {
    String id = candidate.descriptor().id();
    Candidate other = candidates.get(id);
    Candidate used = candidate;
    if (other != null) {
      boolean newer = candidate.descriptor().isNewerThan(other.descriptor());
      used = newer ? candidate : other;
      String reason =
          "has the same id as " + used.fileName() + " (" + id + "), which is used instead";
      refused.add(new RefusedPlugin((newer ? other : candidate).fileName(), reason));
    }
    candidates.put(id, used);
  }

  private void load(Map<String, Candidate> candidates) {
    for (String className : new TreeSet<>(manager.getExtensionClassNames(null))) {
      try {
        extensions.add(create(className, PluginHost.class.getClassLoader()));
      } catch (RefusalException e) {
        refuse(className, e.getMessage());
      }
    }
    if (!candidates.isEmpty()) {
      manager.loadPlugins();
      manager.startPlugins();
    }
    candidates.values().forEach(this::load);
  }

  private void load(Candidate candidate) {
    Descriptor descriptor = candidate.descriptor();
    try {
      PluginWrapper plugin = started(descriptor.id());
      List<String> classNames = classNames(plugin);
      List<Object> guarded = new ArrayList<>();
      for (String className : classNames) {
        ExtensionPoint extension = create(className, plugin.getPluginClassLoader());
        guarded.add(
            GuardedExtension.of(
                extension, descriptor.id(), reason -> refuse(candidate.fileName(), reason)));
      }
      extensions.addAll(guarded);
      loaded.add(
          new LoadedPlugin(
              descriptor.id(), descriptor.version(), candidate.fileName(), classNames));
    } catch (RefusalException e) {
      refuse(candidate.fileName(), e.getMessage());
    }
  }

  private PluginWrapper started(String id) throws RefusalException {
    PluginWrapper plugin = manager.getPlugin(id);
    if (plugin == null || plugin.getPluginState() != PluginState.STARTED) {
      Throwable cause = plugin == null ? null : plugin.getFailedException();
      throw new RefusalException(
          cause == null
              ? "cannot start: another plugin that it needs is missing"
              : "cannot start: " + cause,
          cause);
    }
    return plugin;
  }

  /** PF4J itself would fall back to the host's index when a plugin has none. */
  private List<String> classNames(PluginWrapper plugin) throws RefusalException {
    boolean hasIndex =
        plugin.getPluginClassLoader() instanceof URLClassLoader own
            && own.findResource("META-INF/extensions.idx") != null;
    if (!hasIndex) {
      throw new RefusalException(
          "names no extensions: it has no META-INF/extensions.idx, which PF4J's annotation"
              + " processor writes (newer JDKs run it only with javac -proc:full)");
    }
    return manager.getExtensionClassNames(plugin.getPluginId()).stream().sorted().toList();
  }

  private static ExtensionPoint create(String className, ClassLoader loader)
      throws RefusalException {
    try {
      Class<?> type = Class.forName(className, true, loader);
      return (ExtensionPoint) type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException | ClassCastException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new RefusalException("its " + className + " cannot be made: " + cause, e);
    } catch (RuntimeException | LinkageError e) {
      throw new RefusalException("its " + className + " cannot be loaded: " + e, e);
    }
  }

  private void refuse(String name, String reason) {
    LOG.warn("plugin {} refused: {}", name, reason);
    refused.add(new RefusedPlugin(name, reason));
  }
}
