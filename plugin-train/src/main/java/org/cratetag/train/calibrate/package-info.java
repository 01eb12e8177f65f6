/**
 * Makes scores mean what they say: temperature (and vector scaling, to compare it with), family
 * curves and thresholds, fitted to scores of rows that the model did not learn from. Depends on
 * nothing else of ours but the pack's values in {@code org.cratetag.inference}.
 */
package org.cratetag.train.calibrate;
