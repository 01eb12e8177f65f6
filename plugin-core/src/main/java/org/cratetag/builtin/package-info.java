/**
 * The extensions that come with the program, found on the class path and configured like those of
 * plugins, from the settings' own keys.
 *
 * <p>May use: {@code api}, {@code config}.
 */
package org.cratetag.builtin;
