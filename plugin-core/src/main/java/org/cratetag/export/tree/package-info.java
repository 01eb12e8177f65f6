/**
 * Crates as folders of links or copies.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code export.file}, {@code tags.posix}.
 */
package org.cratetag.export.tree;
