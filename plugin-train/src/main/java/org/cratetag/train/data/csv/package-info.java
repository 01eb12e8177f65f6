/**
 * Data sets read from tables of features.
 *
 * <p>May use: {@code api.track}, {@code feature}, {@code pack}, {@code train.data}. Alone imports:
 * {@code org.apache.commons.csv}.
 */
package org.cratetag.train.data.csv;
