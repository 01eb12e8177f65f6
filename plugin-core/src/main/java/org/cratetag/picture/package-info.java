/**
 * Draws what Cratetag hears: a track's spectrogram with its beats and labels.
 *
 * <p>May use: {@code api.track}, {@code dsp.spectrum}, {@code dsp.timbre}.
 */
package org.cratetag.picture;
