package org.cratetag.host;

import java.nio.file.Path;
import java.util.List;
import org.pf4j.DefaultPluginLoader;
import org.pf4j.DefaultPluginManager;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginLoader;
import org.pf4j.PluginRepository;
import org.pf4j.PropertiesPluginDescriptorFinder;

/** PF4J over a given list of unpacked plugins. */
final class UnpackedPluginManager extends DefaultPluginManager {
  UnpackedPluginManager(Path cacheFolder, String apiVersion, List<Path> plugins) {
    super(cacheFolder);
    // PF4J asks for its parts while its constructor runs, before there is a list.
    pluginRepository = new Accepted(List.copyOf(plugins));
    setSystemVersion(apiVersion);
    setResolveRecoveryStrategy(ResolveRecoveryStrategy.IGNORE_PLUGIN_AND_CONTINUE);
  }

  @Override
  protected PluginLoader createPluginLoader() {
    return new DefaultPluginLoader(this);
  }

  @Override
  protected PluginDescriptorFinder createPluginDescriptorFinder() {
    return new PropertiesPluginDescriptorFinder();
  }

  private record Accepted(List<Path> plugins) implements PluginRepository {
    @Override
    public List<Path> getPluginPaths() {
      return plugins;
    }

    @Override
    public boolean deletePluginPath(Path path) {
      return false;
    }
  }
}
