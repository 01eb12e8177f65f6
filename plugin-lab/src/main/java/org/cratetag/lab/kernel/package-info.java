/**
 * Kernel machines. The one package that imports EJML. Depends on {@code linear} for scales and on
 * {@code onnx}.
 */
package org.cratetag.lab.kernel;
