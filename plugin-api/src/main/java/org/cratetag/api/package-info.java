/**
 * What a plugin author sees: the extension points ({@link org.cratetag.api.LibrarySource}, {@link
 * org.cratetag.api.FormatRecogniser}, {@link org.cratetag.api.AudioDecoder}, {@link
 * org.cratetag.api.FeatureExtractor}, {@link org.cratetag.api.TrackClassifier}, {@link
 * org.cratetag.api.TagWriter}, {@link org.cratetag.api.ServerNotifier}, {@link
 * org.cratetag.api.CrateExporter}), what they are told ({@link org.cratetag.api.PluginContext}) and
 * how they fail ({@link org.cratetag.api.TrackException}, {@link
 * org.cratetag.api.SettingsException}). The values that pass between them are in {@link
 * org.cratetag.api.track}. Beside the JDK it knows PF4J only.
 *
 * <p>May use: {@code api.track}.
 */
package org.cratetag.api;
