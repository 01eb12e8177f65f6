/**
 * Crates as files of other programs: the built-in exporters.
 *
 * <p>May use: {@code api}, {@code api.track}.
 */
package org.cratetag.export;
