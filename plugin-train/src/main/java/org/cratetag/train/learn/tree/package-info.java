/**
 * Decision trees as values, and a learner of extremely randomised trees.
 *
 * <p>May use: {@code train.learn}, {@code train.onnx}.
 */
package org.cratetag.train.learn.tree;
