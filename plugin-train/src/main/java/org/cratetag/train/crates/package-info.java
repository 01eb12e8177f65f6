/**
 * Trains a pack on a person's own data set, crates for example, and says what to expect of it.
 *
 * <p>May use: {@code api.track}, {@code base}, {@code feature}, {@code pack}, {@code
 * pack.calibration}, {@code pack.golden}, {@code taxonomy}, {@code train}, {@code train.calibrate},
 * {@code train.data}, {@code train.data.csv}, {@code train.evaluate}, {@code train.fold}, {@code
 * train.learn}, {@code train.learn.linear}, {@code train.learn.tree}, {@code train.pack}, {@code
 * train.search}.
 */
package org.cratetag.train.crates;
