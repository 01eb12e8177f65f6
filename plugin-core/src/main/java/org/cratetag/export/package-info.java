/**
 * Crates as files of other programs: the built-in exporters, and what they read of such files.
 * Formats of more than one class have a package of their own.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code dsp.tonal}, {@code export.file}, {@code
 * export.playlist}, {@code export.rekordbox}, {@code export.traktor}, {@code export.xml}.
 */
package org.cratetag.export;
