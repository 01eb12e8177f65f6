/**
 * Writes ONNX graphs.
 *
 * <p>May use: nothing else of ours. Alone imports: {@code org.tribuo}, {@code ai.onnx.proto}.
 */
package org.cratetag.train.onnx;
