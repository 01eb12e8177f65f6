/**
 * What every trainer is to the rest: a {@link org.cratetag.train.learn.Learner} that gives a {@link
 * org.cratetag.train.learn.LearnedModel}, which can predict and write itself as ONNX; and the ways
 * to combine them.
 *
 * <p>May use: {@code feature}, {@code train.data.csv}, {@code train.onnx}.
 */
package org.cratetag.train.learn;
