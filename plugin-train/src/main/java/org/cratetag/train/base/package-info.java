/**
 * Makes base networks out of what their makers publish: reads a TensorFlow checkpoint from a Python
 * package and writes the network as an ONNX graph of our own, or takes an ONNX file as Essentia
 * publishes it. Other people's weights pass through; none are kept here.
 *
 * <p>May use: {@code api.track}, {@code base}, {@code feature.patch}, {@code inference}, {@code
 * pack}, {@code pack.golden}, {@code pack.json}, {@code train.onnx}.
 */
package org.cratetag.train.base;
