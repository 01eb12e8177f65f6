/**
 * The recipe of the bundled genre pack.
 *
 * <p>May use: {@code api.track}, {@code feature}, {@code lab.figure}, {@code lab.kernel}, {@code
 * pack}, {@code pack.calibration}, {@code pack.golden}, {@code train}, {@code train.calibrate},
 * {@code train.clips}, {@code train.deep.named}, {@code train.deep.tensor}, {@code
 * train.deep.training}, {@code train.evaluate}, {@code train.onnx}, {@code train.pack}, {@code
 * train.studio}.
 */
package org.cratetag.lab.genre;
