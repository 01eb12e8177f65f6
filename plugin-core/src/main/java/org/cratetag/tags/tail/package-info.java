/**
 * Tags behind the audio, APEv2 and ID3v1, and the built-in tag writer for the formats that have no
 * others: WavPack, Monkey's Audio and Musepack.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code tags.file}.
 */
package org.cratetag.tags.tail;
