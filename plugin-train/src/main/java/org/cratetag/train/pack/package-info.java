/**
 * Puts a trained model into a pack folder: manifest, ONNX file, golden cases; and takes a pack's
 * model as a part of another.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code feature}, {@code inference}, {@code pack},
 * {@code pack.calibration}, {@code pack.golden}, {@code pack.json}, {@code train.calibrate}, {@code
 * train.data.csv}, {@code train.learn}, {@code train.onnx}.
 */
package org.cratetag.train.pack;
