/**
 * Calibration of a pack's probabilities, and how those of several windows become one.
 *
 * <p>May use: nothing else of ours.
 */
package org.cratetag.pack.calibration;
