/**
 * Scores to labels: thresholds, which pack speaks of which music, back-off to the family, silence;
 * and the policy on tags that are already there.
 *
 * <p>May use: {@code api.track}, {@code dsp.rhythm}, {@code dsp.tonal}, {@code pack.calibration},
 * {@code taxonomy}.
 */
package org.cratetag.decision;
