/**
 * The front-end of the musical key: {@code key/1}. It is computed of the usual excerpt, and only
 * where the key is asked for.
 *
 * <p>May use: {@code api}, {@code api.track}, {@code dsp.tonal}, {@code feature}.
 */
package org.cratetag.feature.tonal;
