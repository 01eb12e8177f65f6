/**
 * The built-in tag writer for files with ID3v2 tags: mp3, WAV and AIFF. Our own, because chapters,
 * ratings and every frame we do not know must stay byte for byte.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code tags.file}, {@code tags.layout}, {@code
 * tags.posix}.
 */
package org.cratetag.tags.id3;
