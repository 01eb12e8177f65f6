/**
 * Signal processing: framing, STFT, mel and chroma, MFCC, onset strength, tempo. The one package
 * that imports JTransforms. Depends on the API's samples only.
 */
package org.cratetag.dsp;
