/**
 * Linear models.
 *
 * <p>May use: {@code train.learn}, {@code train.onnx}.
 */
package org.cratetag.train.learn.linear;
