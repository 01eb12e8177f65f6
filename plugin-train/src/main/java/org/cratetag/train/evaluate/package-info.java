/**
 * Judges models on rows that they did not learn from.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code decision}, {@code dsp.rhythm}, {@code pack},
 * {@code taxonomy}, {@code train.calibrate}, {@code train.data}, {@code train.fold}, {@code
 * train.learn}, {@code train.pack}.
 */
package org.cratetag.train.evaluate;
