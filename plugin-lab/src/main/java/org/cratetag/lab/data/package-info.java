/**
 * The published Beatport sets, the taxonomy that pools them, other music, and how our tempo differs
 * from theirs.
 *
 * <p>May use: {@code api.track}, {@code decision}, {@code feature}, {@code pack}, {@code taxonomy},
 * {@code train.data}, {@code train.data.csv}.
 */
package org.cratetag.lab.data;
