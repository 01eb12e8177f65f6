/** Linear models. Depends on {@code learn} and {@code onnx}. */
package org.cratetag.train.learn.linear;
