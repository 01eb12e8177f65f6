/**
 * Neural networks over front-end features: their description as values, their weights, the training
 * loop, and their ONNX graph. A network is described once; {@code torch} trains what is described
 * and {@link org.cratetag.train.deep.export.NetworkGraph} exports it, so nothing is traced. Depends
 * on {@code onnx} alone.
 */
package org.cratetag.train.deep;
