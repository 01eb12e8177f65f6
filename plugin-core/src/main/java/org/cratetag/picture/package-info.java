/**
 * Draws what Cratetag hears: a track's spectrogram with its beats and labels. Depends on the API
 * and {@link org.cratetag.dsp}.
 */
package org.cratetag.picture;
