/**
 * Trains every network on the same clips and compares them.
 *
 * <p>May use: {@code api.track}, {@code pack}, {@code train.clips}, {@code train.deep}, {@code
 * train.deep.named}, {@code train.deep.training}, {@code train.evaluate}, {@code train.pack},
 * {@code train.studio}.
 */
package org.cratetag.lab.compare;
