/**
 * Serato's crates.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code export.file}.
 */
package org.cratetag.export.serato;
