/**
 * Where tags and audio lie in a file, read apart from the writers, which it judges: {@link
 * org.cratetag.tags.layout.ChangeCheck} says whether a change altered anything but what it should.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code tags.file}.
 */
package org.cratetag.tags.layout;
