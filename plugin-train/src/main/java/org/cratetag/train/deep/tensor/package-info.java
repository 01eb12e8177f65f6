/**
 * Shapes of tensors, and the tensors that a layer learns.
 *
 * <p>May use: nothing else of ours.
 */
package org.cratetag.train.deep.tensor;
