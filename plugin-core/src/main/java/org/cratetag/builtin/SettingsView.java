package org.cratetag.builtin;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cratetag.api.PluginSettings;
import org.cratetag.api.SettingsException;
import org.cratetag.config.Settings;

/** What built-in extensions need of the settings, by the keys of the configuration file. */
final class SettingsView implements PluginSettings {
  private final Map<String, List<String>> values;

  SettingsView(Settings settings) {
    this.values =
        Map.of(
            "quiet-period-seconds", List.of(seconds(settings.quietPeriod())),
            "track-time-limit-seconds", List.of(seconds(settings.trackTimeLimit())),
            "exclude", settings.exclude(),
            "by-change-time", List.of(Boolean.toString(settings.byChangeTime())),
            "library-folders", settings.libraryFolders().stream().map(Path::toString).toList(),
            "other-libraries", settings.otherLibraries().stream().map(Path::toString).toList(),
            "id3v23", List.of(settings.id3v23().name().toLowerCase(Locale.ROOT)));
  }

  private static String seconds(Duration duration) {
    return Double.toString(duration.toMillis() / 1_000.0);
  }

  @Override
  public Set<String> keys() {
    return values.keySet();
  }

  @Override
  public void requireOnly(Set<String> known) {
    // Each takes its part of the same settings, which are checked where they are read.
  }

  @Override
  public Optional<String> findText(String key) {
    return values.getOrDefault(key, List.of()).stream().findFirst();
  }

  @Override
  public String getText(String key) throws SettingsException {
    return findText(key).orElseThrow(() -> wrong(key, "there is no setting '" + key + "'"));
  }

  @Override
  public Optional<Double> findNumber(String key) {
    return findText(key).map(Double::valueOf);
  }

  @Override
  public Optional<Boolean> findFlag(String key) {
    return findText(key).map(Boolean::valueOf);
  }

  @Override
  public List<String> listTexts(String key) {
    return values.getOrDefault(key, List.of());
  }

  @Override
  public Optional<PluginSettings> findSection(String key) {
    return Optional.empty();
  }

  @Override
  public SettingsException wrong(String key, String reason) {
    return new SettingsException(reason);
  }
}
