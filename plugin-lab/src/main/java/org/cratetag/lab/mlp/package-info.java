/**
 * A network of one hidden layer over a row of features, trained by back-propagation of our own:
 * small enough for the thousands that a search trains. Networks over spectrograms are in {@code
 * org.cratetag.train.deep}.
 *
 * <p>May use: {@code train.learn}, {@code train.learn.linear}, {@code train.onnx}.
 */
package org.cratetag.lab.mlp;
