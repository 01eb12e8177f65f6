/**
 * Files for other programs: names that every system takes, what is there already, tracks as text.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code tags.posix}.
 */
package org.cratetag.export.file;
