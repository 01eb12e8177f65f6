/**
 * From clips to packs: how each named network is fed and trained, the training of one or several of
 * it, and their pack with its card. Does not know the engine.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code feature}, {@code inference}, {@code pack},
 * {@code pack.calibration}, {@code pack.golden}, {@code pack.json}, {@code train.calibrate}, {@code
 * train.clips}, {@code train.deep}, {@code train.deep.export}, {@code train.deep.named}, {@code
 * train.deep.tensor}, {@code train.deep.training}, {@code train.evaluate}, {@code train.pack}.
 */
package org.cratetag.train.studio;
