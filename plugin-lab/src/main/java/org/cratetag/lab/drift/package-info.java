/**
 * How much the features of a track move, and its labels flip, when the same music comes from
 * another file: encoded, resampled, louder.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code decode}, {@code decode.libav}, {@code
 * dsp.rhythm}, {@code feature}, {@code library}, {@code run}.
 */
package org.cratetag.lab.drift;
