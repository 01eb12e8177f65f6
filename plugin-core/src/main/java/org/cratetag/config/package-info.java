/**
 * Where things are and how the user wants them: the home folder and the YAML configuration with
 * what the environment lays over it.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code config.keys}, {@code config.values}, {@code
 * decision}, {@code pack}, {@code schedule}, {@code tags.file}, {@code tags.id3}, {@code taxonomy}.
 * Alone imports: {@code org.yaml}.
 */
package org.cratetag.config;
