/**
 * Programs that {@code src/bench} times.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code decode}, {@code feature}, {@code synth}.
 */
package org.cratetag.lab.bench;
