/**
 * The named and versioned front-ends that turn samples into model input: {@code edm-stats/1},
 * {@code logmel/1}, {@code mfcc-sequence/1}, {@code spectrogram-image/1}, {@code
 * timbre-sequence/1}, {@code librosa-stats/1}, {@code mel-texture/1}, {@code rhythm/1}; and the
 * clips of a track that they are computed of. Training and serving call the same code.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code dsp.rhythm}, {@code dsp.spectrum}, {@code
 * dsp.timbre}.
 */
package org.cratetag.feature;
