/**
 * Spectra to what they sound like: mel bands, cepstrum, chroma, shape, modulation, and the
 * short-term features of pyAudioAnalysis.
 *
 * <p>May use: {@code api}, {@code dsp.spectrum}.
 */
package org.cratetag.dsp.timbre;
