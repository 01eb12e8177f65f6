/**
 * The recipes of the bundled genre packs. One hears pictures: small networks that learn from a
 * teacher what music sounds like, and a head over their inner features that learns genres. The
 * other is heads over what the teacher itself gives, for those who have installed it.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code base}, {@code decision}, {@code dsp.rhythm},
 * {@code feature}, {@code pack}, {@code pack.calibration}, {@code pack.golden}, {@code taxonomy},
 * {@code train}, {@code train.calibrate}, {@code train.clips}, {@code train.deep}, {@code
 * train.deep.export}, {@code train.deep.layer}, {@code train.deep.named}, {@code
 * train.deep.tensor}, {@code train.deep.training}, {@code train.evaluate}, {@code train.fold},
 * {@code train.learn}, {@code train.onnx}, {@code train.pack}.
 */
package org.cratetag.lab.genre;
