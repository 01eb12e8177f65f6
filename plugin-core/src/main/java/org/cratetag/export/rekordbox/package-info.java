/**
 * rekordbox's XML.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code export.file}, {@code export.playlist}, {@code
 * export.xml}.
 */
package org.cratetag.export.rekordbox;
