/**
 * Trains networks with PyTorch through the Deep Java Library, which is no part of the distribution:
 * without the training add-on only {@link org.cratetag.train.deep.torch.TorchAddOn} may be asked.
 *
 * <p>May use: {@code train.deep}, {@code train.deep.layer}, {@code train.deep.tensor}, {@code
 * train.deep.training}. Alone imports: {@code ai.djl}.
 */
package org.cratetag.train.deep.torch;
