/**
 * File to mono samples, and samples to file, in long-lived child processes over FFmpeg's libraries,
 * each with limits on time and memory. What runs in a child is in {@link
 * org.cratetag.decode.libav}. Depends on the API, and on {@link org.cratetag.natives} for the
 * libraries.
 */
package org.cratetag.decode;
