/**
 * Spectra to what they sound like: mel bands, cepstrum, chroma, shape, modulation, and the
 * short-term features of pyAudioAnalysis.
 *
 * <p>May use: {@code api.track}, {@code dsp.spectrum}.
 */
package org.cratetag.dsp.timbre;
