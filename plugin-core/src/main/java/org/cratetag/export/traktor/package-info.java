/**
 * Traktor's NML.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code dsp.tonal}, {@code export.file}, {@code
 * export.playlist}, {@code export.xml}.
 */
package org.cratetag.export.traktor;
