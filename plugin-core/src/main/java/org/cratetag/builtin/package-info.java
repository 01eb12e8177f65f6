/**
 * The extensions that come with the program, found on the class path and configured like those of
 * plugins, from the settings' own keys.
 *
 * <p>May use: {@code api}, {@code config}, {@code tags.id3}.
 */
package org.cratetag.builtin;
