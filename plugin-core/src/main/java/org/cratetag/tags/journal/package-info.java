/**
 * What a change of tags was, so that it can be taken back: patches of bytes, and {@link
 * org.cratetag.tags.journal.TagJournal}, which remembers them.
 *
 * <p>May use: {@code api.track}, {@code tags.file}, {@code tags.layout}.
 */
package org.cratetag.tags.journal;
