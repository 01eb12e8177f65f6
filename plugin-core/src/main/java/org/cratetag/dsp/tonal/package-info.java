/**
 * Spectra to pitch classes, and pitch classes to the musical key.
 *
 * <p>May use: {@code dsp.spectrum}.
 */
package org.cratetag.dsp.tonal;
