/**
 * A synthesiser of short electronic tracks of known style and tempo, for the demo, the lab and the
 * tests.
 *
 * <p>May use: {@code api.track}, {@code synth.voice}.
 */
package org.cratetag.synth;
