/**
 * Neural networks over the clips of a track as values: {@link org.cratetag.train.deep.Network} and
 * its weights. A network is described once; {@code torch} trains what is described and {@code
 * export} writes it as ONNX, so nothing is traced.
 *
 * <p>May use: {@code train.deep.layer}, {@code train.deep.tensor}.
 */
package org.cratetag.train.deep;
