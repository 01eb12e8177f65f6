/**
 * What a plugin author sees: the extension points ({@link org.cratetag.api.LibrarySource}, {@link
 * org.cratetag.api.AudioDecoder}, {@link org.cratetag.api.FeatureExtractor}, {@link
 * org.cratetag.api.TrackClassifier}, {@link org.cratetag.api.TagWriter}, {@link
 * org.cratetag.api.ServerNotifier}, {@link org.cratetag.api.CrateExporter}) and the values that
 * pass between them. Beside the JDK it knows PF4J only.
 *
 * <p>May use: nothing else of ours.
 */
package org.cratetag.api;
