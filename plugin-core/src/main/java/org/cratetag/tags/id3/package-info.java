/**
 * The built-in tag writer for files with ID3v2 tags: mp3, WAV and AIFF. Our own, because chapters,
 * ratings and every frame we do not know must stay byte for byte. Depends on the API only.
 */
package org.cratetag.tags.id3;
