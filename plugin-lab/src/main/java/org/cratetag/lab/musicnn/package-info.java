/**
 * The recipe of the bundled genre pack over the base MusiCNN.
 *
 * <p>May use: {@code api.track}, {@code base}, {@code pack}, {@code pack.calibration}, {@code
 * pack.golden}, {@code train}, {@code train.calibrate}, {@code train.learn}, {@code
 * train.learn.linear}, {@code train.onnx}, {@code train.pack}.
 */
package org.cratetag.lab.musicnn;
