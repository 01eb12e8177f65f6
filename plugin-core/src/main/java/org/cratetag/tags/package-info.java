/**
 * Writes tags by copy, tag, verify, rename, and beside the file: {@link
 * org.cratetag.tags.TagService} and {@link org.cratetag.tags.SidecarWriter}.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code tags.asf}, {@code tags.file}, {@code
 * tags.flac}, {@code tags.id3}, {@code tags.journal}, {@code tags.layout}, {@code tags.mp4}, {@code
 * tags.ogg}, {@code tags.posix}.
 */
package org.cratetag.tags;
