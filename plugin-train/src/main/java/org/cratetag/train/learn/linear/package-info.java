/**
 * Linear models.
 *
 * <p>May use: {@code pack.calibration}, {@code train.learn}, {@code train.onnx}.
 */
package org.cratetag.train.learn.linear;
