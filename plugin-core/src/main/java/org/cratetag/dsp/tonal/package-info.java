/**
 * Spectra to pitch classes, and pitch classes to the musical key.
 *
 * <p>May use: {@code api.track}, {@code dsp.spectrum}.
 */
package org.cratetag.dsp.tonal;
