/**
 * Chooses learners and their settings by the rows that they are to learn from, and by no others.
 *
 * <p>May use: {@code train.calibrate}, {@code train.evaluate}, {@code train.fold}, {@code
 * train.learn}.
 */
package org.cratetag.train.search;
