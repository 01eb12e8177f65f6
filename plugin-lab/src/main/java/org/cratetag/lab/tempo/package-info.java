/**
 * How people count a beat, learned from songs whose tempo was written down.
 *
 * <p>May use: {@code api.track}, {@code decision}, {@code dsp.rhythm}, {@code pack.calibration}.
 */
package org.cratetag.lab.tempo;
