/**
 * Takes changes of tags back, finds files that were moved, and tidies up after a crash.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code tags}, {@code tags.file}, {@code
 * tags.journal}, {@code tags.posix}.
 */
package org.cratetag.tags.undo;
