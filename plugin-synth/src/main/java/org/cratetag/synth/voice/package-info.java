/**
 * The synthesiser's voices: oscillators, envelopes, filter, reverb and noise.
 *
 * <p>May use: nothing else of ours.
 */
package org.cratetag.synth.voice;
