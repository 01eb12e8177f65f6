/**
 * What a plugin author sees: the extension points ({@link org.cratetag.api.LibrarySource}, {@link
 * org.cratetag.api.AudioDecoder}, {@link org.cratetag.api.FeatureExtractor}, {@link
 * org.cratetag.api.TrackClassifier}, {@link org.cratetag.api.TagWriter}, {@link
 * org.cratetag.api.ServerNotifier}, {@link org.cratetag.api.CrateExporter}) and the values that
 * pass between them. Depends on the JDK and PF4J only.
 */
package org.cratetag.api;
