/**
 * Decision trees as values, and a learner of extremely randomised trees. Depends on {@code learn}
 * and {@code onnx}.
 */
package org.cratetag.train.learn.tree;
