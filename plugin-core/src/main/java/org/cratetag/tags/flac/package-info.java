/**
 * The built-in tag writer for FLAC. Our own, so that pictures, cue sheets and every comment we do
 * not know stay byte for byte.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code tags.file}, {@code tags.id3}, {@code
 * tags.layout}.
 */
package org.cratetag.tags.flac;
