/**
 * Writes tags by copy, tag, verify, rename, and beside the file: {@link
 * org.cratetag.tags.TagService} and {@link org.cratetag.tags.SidecarWriter}.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code tags.file}, {@code tags.journal}, {@code
 * tags.layout}, {@code tags.posix}.
 */
package org.cratetag.tags;
