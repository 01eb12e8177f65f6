package org.cratetag.host;

import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cratetag.api.ApiVersion;
import org.cratetag.api.CratetagExtension;
import org.cratetag.api.PluginSettings;
import org.cratetag.config.PluginSections;
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
  private final List<CratetagExtension> extensions = new ArrayList<>();
  private final Set<String> known = new HashSet<>();
  private final PluginContexts contexts;

  private PluginHost(PluginManager manager, PluginContexts contexts, List<RefusedPlugin> refused) {
    this.manager = manager;
    this.contexts = contexts;
    refused.forEach(plugin -> refuse(plugin.name(), plugin.reason()));
  }

  /** Loads what is there, without settings for any plugin. */
  public static PluginHost open(Path pluginsFolder, Path cacheFolder) throws IOException {
    Path data = cacheFolder.resolveSibling("plugin-data");
    return open(
        pluginsFolder,
        cacheFolder,
        new PluginContexts(PluginSections.NONE, data, Clock.systemUTC()));
  }

  /**
   * Loads what is there.
   *
   * @param pluginsFolder where the user puts zips; it need not exist and nothing is written to it
   * @param cacheFolder where they are unpacked; made when needed
   * @param contexts what plugins are told
   * @throws IOException when a folder cannot be read or written
   */
  public static PluginHost open(Path pluginsFolder, Path cacheFolder, PluginContexts contexts)
      throws IOException {
    return open(Candidates.files(pluginsFolder), cacheFolder, contexts);
  }

  private static PluginHost open(List<Path> files, Path cacheFolder, PluginContexts contexts)
      throws IOException {
    PluginUnpacker unpacker = new PluginUnpacker(cacheFolder, MAX_ENTRIES, MAX_BYTES);
    Candidates candidates = Candidates.of(files, unpacker);
    List<Path> folders = candidates.list().stream().map(Candidates.Candidate::folder).toList();
    PluginHost host =
        new PluginHost(
            new UnpackedPluginManager(cacheFolder, ApiVersion.current(), folders),
            contexts,
            candidates.refused());
    host.load(candidates.list());
    return host;
  }

  /**
   * Loads one file, wherever it is, to see whether it would be taken.
   *
   * @param file to be loaded alone
   * @param cacheFolder where it is unpacked
   * @param contexts what it is told
   * @throws IOException when the file or the folder cannot be read or written
   */
  public static PluginHost openOnly(Path file, Path cacheFolder, PluginContexts contexts)
      throws IOException {
    return open(List.of(file), cacheFolder, contexts);
  }

  /** The zips in use, by file name. */
  public List<LoadedPlugin> loaded() {
    return List.copyOf(loaded);
  }

  /** What is not in use and why; grows when an extension fails while it is used. */
  public List<RefusedPlugin> refused() {
    return List.copyOf(refused);
  }

  /** What a plugin was told of the user's settings. */
  public PluginSettings settingsOf(String pluginId) {
    return contexts.sections().of(pluginId);
  }

  /** Sections of the settings that no plugin takes, in words for the user. */
  public List<String> listUnknownSections() {
    List<String> unknown = new ArrayList<>();
    contexts
        .sections()
        .places()
        .forEach(
            (id, place) -> {
              if (!known.contains(id)) {
                unknown.add(
                    place
                        + ": there is no plugin '"
                        + id
                        + "'; 'cratetag plugins list' names those that there are");
              }
            });
    return unknown;
  }

  /** The extensions of a kind: the built-in ones first, then the plugins' by file name. */
  public <T extends CratetagExtension> List<T> extensions(Class<T> point) {
    return extensions.stream().filter(point::isInstance).map(point::cast).toList();
  }

  /** Stops the plugins. Their extensions are not to be used any more. */
  @Override
  public void close() {
    for (CratetagExtension extension : extensions) {
      try {
        extension.close();
      } catch (RuntimeException | LinkageError e) {
        LOG.warn("{} cannot be closed", extension, e);
      }
    }
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

  private void load(List<Candidates.Candidate> candidates) {
    candidates.forEach(each -> known.add(each.descriptor().id()));
    for (String className : new TreeSet<>(manager.getExtensionClassNames(null))) {
      try {
        CratetagExtension extension = create(className, PluginHost.class.getClassLoader());
        GuardedExtension.configure(extension, contexts.of("cratetag"));
        extensions.add(extension);
      } catch (RefusalException e) {
        refuse(className, e.getMessage());
      }
    }
    if (!candidates.isEmpty()) {
      manager.loadPlugins();
      manager.startPlugins();
    }
    candidates.forEach(this::load);
  }

  private void load(Candidates.Candidate candidate) {
    Descriptor descriptor = candidate.descriptor();
    try {
      PluginWrapper plugin = started(descriptor.id());
      List<String> classNames = classNames(plugin);
      List<CratetagExtension> guarded = new ArrayList<>();
      List<LoadedPlugin.Extension> described = new ArrayList<>();
      for (String className : classNames) {
        CratetagExtension extension = create(className, plugin.getPluginClassLoader());
        GuardedExtension.configure(extension, contexts.of(descriptor.id()));
        CratetagExtension guard =
            GuardedExtension.of(
                extension, descriptor.id(), reason -> refuse(candidate.fileName(), reason));
        guarded.add(guard);
        described.add(new LoadedPlugin.Extension(className, points(guard)));
      }
      extensions.addAll(guarded);
      loaded.add(
          new LoadedPlugin(
              descriptor.id(),
              descriptor.version(),
              descriptor.requires(),
              candidate.fileName(),
              described));
    } catch (RefusalException e) {
      refuse(candidate.fileName(), e.getMessage());
    }
  }

  private static List<String> points(CratetagExtension guard) {
    return Arrays.stream(guard.getClass().getInterfaces()).map(Class::getSimpleName).toList();
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

  private static CratetagExtension create(String className, ClassLoader loader)
      throws RefusalException {
    try {
      Class<?> type = Class.forName(className, true, loader);
      return (CratetagExtension) type.getDeclaredConstructor().newInstance();
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
