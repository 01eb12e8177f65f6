/** Small neural networks. Depends on {@code learn}, {@code linear} (scaling) and {@code onnx}. */
package org.cratetag.lab.mlp;
