/**
 * What every trainer is to the rest: a {@link org.cratetag.train.learn.Learner} that gives a {@link
 * org.cratetag.train.learn.LearnedModel}, which can predict and write itself as ONNX; and the ways
 * to combine them. Depends on {@code data} (the layout of the features), {@code fold} and {@code
 * onnx}.
 */
package org.cratetag.train.learn;
