/**
 * Traktor's NML.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code export.file}, {@code export.xml}.
 */
package org.cratetag.export.traktor;
