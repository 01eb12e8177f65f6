/**
 * Chooses learners and their settings by the rows that they are to learn from, and by no others.
 * Depends on {@code calibrate}, {@code evaluate}, {@code fold} and {@code learn}.
 */
package org.cratetag.train.search;
