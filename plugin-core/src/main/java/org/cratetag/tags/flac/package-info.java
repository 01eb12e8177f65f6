/**
 * The built-in tag writer for FLAC. Our own, so that pictures, cue sheets and every comment we do
 * not know stay byte for byte. Depends on the API, and on the reading of ID3v2 tags.
 */
package org.cratetag.tags.flac;
