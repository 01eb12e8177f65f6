/**
 * The built-in tag writer for MP4 files: our own, because several values of a field, chapters and
 * unknown atoms must survive.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code tags.file}, {@code tags.tail}.
 */
package org.cratetag.tags.mp4;
