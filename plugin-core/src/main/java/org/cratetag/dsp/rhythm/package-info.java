/**
 * Onset strength, periodicity, beat histograms and tempo.
 *
 * <p>May use: {@code api}, {@code dsp.spectrum}, {@code dsp.timbre}.
 */
package org.cratetag.dsp.rhythm;
