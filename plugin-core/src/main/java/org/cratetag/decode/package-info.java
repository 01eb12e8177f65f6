/**
 * File to mono samples, and samples to file, in long-lived child processes over FFmpeg's libraries,
 * each with limits on time and memory. What runs in a child is in {@link
 * org.cratetag.decode.libav}.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code decode.libav}, {@code natives}.
 */
package org.cratetag.decode;
