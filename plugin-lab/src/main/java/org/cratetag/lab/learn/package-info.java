/**
 * Learners that the recipes tried, over disturbed rows and smooth features.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code feature}, {@code inference}, {@code pack},
 * {@code pack.calibration}, {@code pack.golden}, {@code pack.json}, {@code train.calibrate}, {@code
 * train.data.csv}, {@code train.learn}, {@code train.onnx}, {@code train.pack}.
 */
package org.cratetag.lab.learn;
