/**
 * Writes ONNX graphs. The one package that imports the ONNX protocol buffers. Depends on nothing
 * else of ours.
 */
package org.cratetag.train.onnx;
