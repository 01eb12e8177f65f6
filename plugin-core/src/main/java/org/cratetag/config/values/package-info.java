/**
 * Whether words and numbers are what settings take, and what would be.
 *
 * <p>May use: {@code api.track}, {@code config.keys}, {@code decision}, {@code schedule}, {@code
 * taxonomy}.
 */
package org.cratetag.config.values;
