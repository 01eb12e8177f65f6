package org.cratetag.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A section of the user's settings, for example what stands below {@code my-plugin} here:
 *
 * <pre>{@code
 * plugins:
 *   my-plugin:
 *     url: http://localhost:4533
 *     token-file: /etc/my-plugin.token
 * }</pre>
 *
 * <p>The plugin says what is right; each error names file and line. Implemented by the host alone;
 * it may grow.
 */
public interface PluginSettings {
  /** The keys that are there, in the file's order. */
  Set<String> keys();

  /**
   * Refuses keys that the plugin does not know, which are most often typing errors.
   *
   * @param known all that it knows
   * @throws SettingsException with the line of the first unknown key
   */
  void requireOnly(Set<String> known) throws SettingsException;

  /**
   * A word or a line of text.
   *
   * @throws SettingsException when there is a list or a section
   */
  Optional<String> findText(String key) throws SettingsException;

  /**
   * A word or a line of text that must be there.
   *
   * @throws SettingsException when it is missing, blank, a list or a section
   */
  String getText(String key) throws SettingsException;

  /**
   * A finite number.
   *
   * @throws SettingsException when it is none
   */
  Optional<Double> findNumber(String key) throws SettingsException;

  /**
   * {@code true} or {@code false}.
   *
   * @throws SettingsException when it is neither
   */
  Optional<Boolean> findFlag(String key) throws SettingsException;

  /**
   * The texts of a list; a single text is a list of one, and a missing key an empty list.
   *
   * @throws SettingsException when something else stands there
   */
  List<String> listTexts(String key) throws SettingsException;

  /**
   * A section within this one.
   *
   * @throws SettingsException when something else stands there
   */
  Optional<PluginSettings> findSection(String key) throws SettingsException;

  /**
   * Why a value cannot be used, for the plugin to throw.
   *
   * @param key what is wrong; the section's own line is told where it is missing
   * @param reason in words for the user, with what to write instead
   */
  SettingsException wrong(String key, String reason);
}
