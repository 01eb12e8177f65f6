/**
 * Networks as ONNX graphs.
 *
 * <p>May use: {@code train.deep}, {@code train.deep.layer}, {@code train.deep.tensor}, {@code
 * train.onnx}.
 */
package org.cratetag.train.deep.export;
