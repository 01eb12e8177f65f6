/**
 * Data sets: rows of a front-end with a label and a group each, where they come from, and a
 * manifest that names them exactly.
 *
 * <p>May use: {@code api.track}, {@code export.playlist}, {@code pack}, {@code taxonomy}.
 */
package org.cratetag.train.data;
