/**
 * Trains a pack on a person's own data set, crates for example, and says what to expect of it.
 * Depends on {@code calibrate}, {@code data}, {@code evaluate}, {@code fold}, {@code learn}, {@code
 * linear}, {@code search}, {@code tree}, {@code pack} and {@code recipe} (its progress), and on the
 * taxonomy of {@code org.cratetag.decision}.
 */
package org.cratetag.train.crates;
