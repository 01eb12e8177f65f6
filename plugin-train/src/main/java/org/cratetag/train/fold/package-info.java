/** Divides rows into folds for cross-validation. Depends on nothing else of ours. */
package org.cratetag.train.fold;
