/**
 * Judges models on rows that they did not learn from. Depends on {@code calibrate}, {@code data},
 * {@code fold}, {@code learn}, {@code pack}, {@code structure} and, for what would be said of a
 * track, the product's own {@code org.cratetag.inference} and {@code org.cratetag.decision}.
 */
package org.cratetag.train.evaluate;
