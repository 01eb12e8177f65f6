/**
 * Where things are and how the user wants them: the home folder and the YAML configuration.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code decision}, {@code pack}, {@code tags.file},
 * {@code tags.id3}. Alone imports: {@code org.yaml}.
 */
package org.cratetag.config;
