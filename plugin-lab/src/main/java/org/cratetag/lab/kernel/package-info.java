/**
 * Kernel machines.
 *
 * <p>May use: {@code train.learn.linear}, {@code train.onnx}. Alone imports: {@code org.ejml}.
 */
package org.cratetag.lab.kernel;
