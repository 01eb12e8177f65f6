/**
 * The built-in tag writer for files with ID3v2 tags: mp3, WAV, AIFF, True Audio, DSF and frames of
 * MPEG audio without a container. Our own, because chapters, ratings and every frame we do not know
 * must stay byte for byte.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code tags.file}, {@code tags.tail}.
 */
package org.cratetag.tags.id3;
