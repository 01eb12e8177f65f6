/**
 * The file that is tagged and the copy that replaces it: stamps, states and hashes, edits as spans
 * of bytes, the lease, the swap, and what a killed run has left.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code tags.posix}. Alone imports: {@code
 * com.dynatrace}.
 */
package org.cratetag.tags.file;
