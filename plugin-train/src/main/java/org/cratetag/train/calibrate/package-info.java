/**
 * Makes scores mean what they say: temperature (and vector scaling, to compare it with), family
 * curves and thresholds, fitted to scores of rows that the model did not learn from.
 *
 * <p>May use: {@code pack}, {@code pack.calibration}.
 */
package org.cratetag.train.calibrate;
