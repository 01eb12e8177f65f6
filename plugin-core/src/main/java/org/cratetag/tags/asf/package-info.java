/**
 * The built-in tag writer for Windows Media Audio. Our own, so that pictures and every attribute we
 * do not know, empty ones among them, stay byte for byte.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code tags.file}, {@code tags.tail}.
 */
package org.cratetag.tags.asf;
