/**
 * Divides rows into folds for cross-validation.
 *
 * <p>May use: nothing else of ours.
 */
package org.cratetag.train.fold;
