/**
 * Onset strength, periodicity, beat histograms and tempo.
 *
 * <p>May use: {@code api.track}, {@code dsp.spectrum}, {@code dsp.timbre}.
 */
package org.cratetag.dsp.rhythm;
