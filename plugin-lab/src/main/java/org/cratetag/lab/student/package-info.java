/**
 * The recipe of the bundled genre pack: a small network that learns from a teacher's tags what
 * music sounds like, and a head over its inner features that learns genres.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code decision}, {@code dsp.rhythm}, {@code
 * feature}, {@code pack}, {@code pack.calibration}, {@code pack.golden}, {@code train}, {@code
 * train.calibrate}, {@code train.clips}, {@code train.deep}, {@code train.deep.export}, {@code
 * train.deep.layer}, {@code train.deep.named}, {@code train.deep.tensor}, {@code
 * train.deep.training}, {@code train.evaluate}, {@code train.fold}, {@code train.onnx}, {@code
 * train.pack}.
 */
package org.cratetag.lab.student;
