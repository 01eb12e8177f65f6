/**
 * Trains a pack on a person's own crates, sub-folders of tracks, and says what to expect of it.
 * Depends on {@code calibrate}, {@code data}, {@code evaluate}, {@code fold}, {@code learn}, {@code
 * linear}, {@code tree}, {@code pack} and {@code recipe} (its progress), and on the taxonomy of
 * {@code org.cratetag.decision}.
 */
package org.cratetag.train.crates;
