/**
 * Signal processing: framing, STFT, mel and chroma, MFCC, beats, tempo, bandwidth, resampling,
 * onsets, harmonic and percussive parts. Frequencies are in hertz, spectra from 0 Hz upwards,
 * everything in double precision. The one package that imports JTransforms. Depends on the API's
 * samples only.
 */
package org.cratetag.dsp;
