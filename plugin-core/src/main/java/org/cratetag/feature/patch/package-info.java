/**
 * Front-ends that cut a track into patches of a few seconds for base networks: {@code
 * musicnn-mel/1}, {@code yamnet-mel/1}. A patch is computed where it lies, so that a track costs
 * what its patches cost.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code dsp.spectrum}, {@code dsp.timbre}, {@code
 * feature}.
 */
package org.cratetag.feature.patch;
