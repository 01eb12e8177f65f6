/**
 * The training loop: batches, augmentation, schedules, averaging, checkpoints, early ends. What
 * computes a step is a {@link org.cratetag.train.deep.training.TrainingEngine}.
 *
 * <p>May use: {@code train.deep}, {@code train.deep.layer}, {@code train.deep.tensor}.
 */
package org.cratetag.train.deep.training;
