package org.cratetag.cli.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cratetag.api.ApiVersion;
import org.cratetag.cli.output.ExitStatus;
import org.cratetag.cli.output.Output;
import org.cratetag.cli.output.WrongUseException;
import org.cratetag.cli.text.DisplayText;
import org.cratetag.cli.text.Table;
import org.cratetag.cli.workplace.GlobalOptions;
import org.cratetag.cli.workplace.Workplace;
import org.cratetag.config.Home;
import org.cratetag.host.LoadedPlugin;
import org.cratetag.host.PluginHost;
import org.cratetag.host.RefusedPlugin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cratetag plugins}: the plugins of the home. */
@Command(
    name = "plugins",
    description = "Lists and checks plugins.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "A plugin is a zip in the folder 'plugins' of the home. It runs as part of the",
      "program: use only those that you trust.",
      "",
      "Examples:",
      "  cratetag plugins list",
      "  cratetag plugins info webhook-notifier",
      "  cratetag plugins check my-plugin.zip"
    })
public final class PluginsCommand implements Runnable {
  private final GlobalOptions options;
  @Spec private CommandSpec spec;

  public PluginsCommand(GlobalOptions options) {
    this.options = options;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "plugins needs a command: list, info or check");
  }

  @Command(description = "Lists the plugins in use, and those that are not and why.")
  int list() {
    Output output = options.output();
    try (PluginHost host = Workplace.plugins(options)) {
      Table table = new Table("plugin", "version", "file", "brings");
      List<Map<String, Object>> plugins = new ArrayList<>();
      for (LoadedPlugin plugin : host.loaded()) {
        table.row(plugin.id(), plugin.version(), plugin.fileName(), brings(plugin));
        plugins.add(members(plugin));
      }
      List<String> lines = new ArrayList<>();
      lines.add(
          host.loaded().isEmpty()
              ? "No plugin is in use. Put its zip into "
                  + DisplayText.of(Workplace.home(options).plugins())
                  + "."
              : table.toString());
      for (RefusedPlugin refused : host.refused()) {
        lines.add("not used: " + DisplayText.of(refused.name() + " " + refused.reason()));
        plugins.add(Map.of("file", refused.name(), "refused", refused.reason()));
      }
      host.listUnknownSections().forEach(output::warning);
      output.result(
          Map.of("api", ApiVersion.current(), "plugins", plugins), String.join("\n", lines));
      return ExitStatus.OK;
    }
  }

  @Command(description = "Tells what a plugin is, brings and is told.")
  int info(@Parameters(paramLabel = "ID", description = "The plugin's id.") String id) {
    try (PluginHost host = Workplace.plugins(options)) {
      LoadedPlugin plugin =
          host.loaded().stream()
              .filter(each -> each.id().equals(id))
              .findFirst()
              .orElseThrow(() -> unknown(id, host));
      Path data = Workplace.home(options).pluginData().resolve(id);
      List<String> lines = new ArrayList<>();
      lines.add("plugin    " + plugin.id() + " " + plugin.version());
      lines.add("file      " + DisplayText.of(plugin.fileName()));
      lines.add("needs     plugin API " + plugin.requires() + "; this is " + ApiVersion.current());
      for (LoadedPlugin.Extension extension : plugin.extensions()) {
        lines.add(
            "brings    "
                + String.join(", ", extension.points())
                + " ("
                + extension.className()
                + ")");
      }
      List<String> keys = List.copyOf(host.settingsOf(id).keys());
      lines.add("settings  " + (keys.isEmpty() ? "none" : String.join(", ", keys)));
      lines.add("keeps     " + (Files.isDirectory(data) ? DisplayText.of(data) : "nothing"));
      Map<String, Object> members = new LinkedHashMap<>(members(plugin));
      members.put("settings", keys);
      options.output().result(members, String.join("\n", lines));
      return ExitStatus.OK;
    }
  }

  @Command(description = "Says whether a file would be taken as a plugin, and why not.")
  int check(@Parameters(paramLabel = "FILE", description = "A zip, wherever it is.") Path file)
      throws IOException {
    if (!Files.exists(file)) {
      throw new WrongUseException("no such file: " + file);
    }
    Home home = Workplace.home(options);
    Path cache = home.cache().resolve("plugins");
    try (PluginHost host =
        PluginHost.openOnly(
            file.toAbsolutePath().normalize(), cache, Workplace.contexts(options))) {
      List<RefusedPlugin> refused = host.refused();
      if (!refused.isEmpty()) {
        String reason =
            refused.stream().map(RefusedPlugin::reason).collect(Collectors.joining("; "));
        options
            .output()
            .result(
                Map.of("file", file.toString(), "taken", false, "reason", reason),
                "not taken: " + DisplayText.of(file + " " + reason));
        return ExitStatus.SOME_FAILED;
      }
      LoadedPlugin plugin = host.loaded().get(0);
      Map<String, Object> members = new LinkedHashMap<>();
      members.put("file", file.toString());
      members.put("taken", true);
      members.putAll(members(plugin));
      options
          .output()
          .result(
              members,
              "taken: "
                  + plugin.id()
                  + " "
                  + plugin.version()
                  + " brings "
                  + brings(plugin)
                  + ". To use it: cp "
                  + DisplayText.of(file)
                  + " "
                  + DisplayText.of(home.plugins()));
      return ExitStatus.OK;
    }
  }

  private static WrongUseException unknown(String id, PluginHost host) {
    String reasons =
        host.refused().stream()
            .map(refused -> "; not used: " + refused.name() + " " + refused.reason())
            .collect(Collectors.joining());
    return new WrongUseException(
        "no plugin '" + id + "' is in use; 'cratetag plugins list' names those that are" + reasons);
  }

  private static String brings(LoadedPlugin plugin) {
    return plugin.extensions().stream()
        .flatMap(extension -> extension.points().stream())
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static Map<String, Object> members(LoadedPlugin plugin) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("plugin", plugin.id());
    members.put("version", plugin.version());
    members.put("requires", plugin.requires());
    members.put(
        "brings",
        plugin.extensions().stream()
            .map(each -> Map.of("class", each.className(), "points", each.points()))
            .toList());
    return members;
  }
}
