/**
 * The built-in tag writer for Opus, Vorbis, FLAC and Speex in Ogg. It writes the header pages anew
 * and leaves every other byte as it is, but for the numbers and checksums of the pages of audio
 * when there are more header pages than before.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code tags.file}, {@code tags.layout}.
 */
package org.cratetag.tags.ogg;
