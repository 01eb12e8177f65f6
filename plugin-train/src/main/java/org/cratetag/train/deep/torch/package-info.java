/**
 * Trains networks with PyTorch through the Deep Java Library. The one package that imports {@code
 * ai.djl}, which is no part of the distribution: without the training add-on only {@link
 * org.cratetag.train.deep.torch.TorchAddOn} may be asked. Depends on {@code deep}.
 */
package org.cratetag.train.deep.torch;
