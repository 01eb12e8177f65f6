package org.cratetag.cli.workplace;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cratetag.api.FeatureExtractor;
import org.cratetag.api.TrackClassifier;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.config.ConfigException;
import org.cratetag.config.ConfigTree;
import org.cratetag.config.Configuration;
import org.cratetag.config.Home;
import org.cratetag.config.LedgerSettings;
import org.cratetag.config.PluginSections;
import org.cratetag.config.Problem;
import org.cratetag.config.Settings;
import org.cratetag.config.SettingsFile;
import org.cratetag.decision.LabelMap;
import org.cratetag.host.PluginContexts;
import org.cratetag.host.PluginHost;
import org.cratetag.host.RefusedPlugin;
import org.cratetag.ledger.Ledger;
import org.cratetag.ledger.database.LedgerException;
import org.cratetag.natives.NativeCache;
import org.cratetag.pack.PackFamily;
import org.cratetag.pack.PackLabel;
import org.cratetag.run.Engine;
import org.cratetag.run.Extensions;
import org.cratetag.run.RunException;
import org.cratetag.taxonomy.Taxonomy;

/** What a command works with: home, settings, plugins and the engine over them. */
public final class Workplace implements AutoCloseable {
  private final PluginHost plugins;
  private final Engine engine;

  private Workplace(PluginHost plugins, Engine engine) {
    this.plugins = plugins;
    this.engine = engine;
  }

  /**
   * Opens the home that the options name.
   *
   * @param output where refused plugins are told of
   * @param changes what the command line changes in the settings
   * @throws WrongUseException when home, settings, ledger or packs cannot be used
   */
  public static Workplace open(
      GlobalOptions options, Output output, UnaryOperator<Settings> changes) {
    return open(options, output, List.of(), changes);
  }

  /**
   * The same for files of one library, whose settings hold where it has its own.
   *
   * @param paths files and folders that the command is for
   * @throws WrongUseException when they are of libraries with different settings
   */
  public static Workplace open(
      GlobalOptions options, Output output, List<Path> paths, UnaryOperator<Settings> changes) {
    Home home = home(options);
    List<Path> whole = paths.stream().map(path -> path.toAbsolutePath().normalize()).toList();
    Configuration configuration = read(options, home, Configuration::read);
    try {
      return open(home, configuration, changes.apply(configuration.settingsFor(whole)), output);
    } catch (ConfigException | IllegalArgumentException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }

  /** The same with a home and settings that are known. */
  public static Workplace open(Home home, Settings settings, Output output) {
    try {
      ConfigTree tree = ConfigTree.readIfPresent(home.configFile(), Map.of());
      return open(home, Configuration.read(tree), settings, output);
    } catch (ConfigException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }

  /** The same with a home and a configuration that are known. */
  public static Workplace open(
      Home home, Configuration configuration, Settings settings, Output output) {
    PluginHost plugins = plugins(home, configuration.plugins());
    for (RefusedPlugin refused : plugins.refused()) {
      output.warning("plugin " + refused.name() + " is not used: " + refused.reason());
    }
    plugins.listUnknownSections().forEach(output::warning);
    try {
      Engine engine =
          Engine.open(
              home,
              settings,
              configuration.ledger(),
              configuration.servers(),
              Extensions.of(plugins::extensions));
      for (String label : engine.listUnknownLabels()) {
        output.warning(
            "the settings speak of the label '"
                + label
                + "', which no model in use says; 'cratetag config check' says where it stands");
      }
      return new Workplace(plugins, engine);
    } catch (RunException | LedgerException e) {
      plugins.close();
      throw new WrongUseException(e.getMessage(), e);
    } catch (RuntimeException e) {
      plugins.close();
      throw e;
    }
  }

  /** The home that the options name, with its folders made. */
  public static Home home(GlobalOptions options) {
    try {
      Home home = Home.open(options.home());
      NativeCache.useForProcess(home.cache().resolve("natives"));
      return home;
    } catch (ConfigException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }

  /** The ledger alone. */
  public static Ledger ledger(GlobalOptions options) {
    try {
      Home home = home(options);
      return Engine.openLedger(home, ledgerSettings(options, home));
    } catch (RunException | LedgerException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }

  private static LedgerSettings ledgerSettings(GlobalOptions options, Home home) {
    return read(options, home, LedgerSettings::read);
  }

  /** Defaults, then the configuration file, then the environment, then the command line. */
  public static Settings settings(GlobalOptions options, UnaryOperator<Settings> changes) {
    try {
      return changes.apply(read(options, home(options), SettingsFile::read));
    } catch (IllegalArgumentException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }

  /** Labels in the user's words, and what the user's names for them mean. */
  public static LabelMap words(GlobalOptions options) {
    return new LabelMap(Taxonomy.bundled(), settings(options, settings -> settings).labels());
  }

  /** What the configuration file and the environment say, be it right or wrong. */
  public static ConfigTree configTree(GlobalOptions options) {
    return read(options, configFile(options), tree -> tree);
  }

  /**
   * Labels that a good configuration speaks of and that no installed pack says.
   *
   * @return each with its place, and what is like it
   */
  public static List<Problem> listUnknownLabels(GlobalOptions options, ConfigTree tree) {
    if (tree.listUnknownLabels(List.of(), true).isEmpty()) {
      return List.of();
    }
    try (PluginHost host = plugins(options)) {
      List<String> said =
          Engine.packStore(home(options), host.extensions(FeatureExtractor.class))
              .listUsable()
              .stream()
              .flatMap(
                  pack ->
                      Stream.concat(
                          pack.labels().stream().map(PackLabel::label),
                          pack.families().stream().map(PackFamily::label)))
              .distinct()
              .toList();
      return tree.listUnknownLabels(said, host.extensions(TrackClassifier.class).isEmpty());
    }
  }

  /** The configuration file, be it there or not. */
  public static Path configFile(GlobalOptions options) {
    return options
        .config()
        .map(file -> file.toAbsolutePath().normalize())
        .orElseGet(() -> home(options).configFile());
  }

  /** The same, without a look at the home. */
  public static Path configPath(GlobalOptions options) {
    return options.config().orElseGet(() -> options.home().resolve("config.yaml"));
  }

  private interface Reading<T> {
    T of(ConfigTree tree) throws ConfigException;
  }

  private static <T> T read(GlobalOptions options, Home home, Reading<T> reading) {
    return read(options, home.configFile(), reading);
  }

  private static <T> T read(GlobalOptions options, Path standard, Reading<T> reading) {
    Map<String, String> environment = options.surroundings().environment();
    try {
      ConfigTree tree =
          options.config().isPresent()
              ? ConfigTree.read(options.config().get(), environment)
              : ConfigTree.readIfPresent(standard, environment);
      options.logAs(Configuration.findLog(tree));
      return reading.of(tree);
    } catch (ConfigException e) {
      throw new WrongUseException(e.getMessage(), e);
    }
  }

  public Engine engine() {
    return engine;
  }

  @Override
  public void close() {
    try {
      engine.close();
    } finally {
      plugins.close();
    }
  }

  /** The plugins of the home that the options name; to be closed by the caller. */
  public static PluginHost plugins(GlobalOptions options) {
    Home home = home(options);
    return plugins(home, sections(options, home));
  }

  /** What plugins of that home are told. */
  public static PluginContexts contexts(GlobalOptions options) {
    Home home = home(options);
    return contexts(home, sections(options, home));
  }

  private static PluginContexts contexts(Home home, PluginSections sections) {
    return new PluginContexts(sections, home.pluginData(), Clock.systemUTC());
  }

  private static PluginSections sections(GlobalOptions options, Home home) {
    return read(options, home, PluginSections::read);
  }

  private static PluginHost plugins(Home home, PluginSections sections) {
    try {
      return PluginHost.open(
          home.plugins(), home.cache().resolve("plugins"), contexts(home, sections));
    } catch (IOException e) {
      throw new WrongUseException("cannot read the plugins in " + home.plugins() + ": " + e, e);
    }
  }
}
