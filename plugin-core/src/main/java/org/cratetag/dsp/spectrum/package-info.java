/**
 * Samples to spectra: windows, Fourier transforms, resampling, levels, separation by running
 * medians.
 *
 * <p>May use: {@code api.track}. Alone imports: {@code org.jtransforms}, {@code org.visnow}.
 */
package org.cratetag.dsp.spectrum;
