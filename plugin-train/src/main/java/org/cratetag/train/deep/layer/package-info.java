/**
 * The layers that networks are made of.
 *
 * <p>May use: {@code train.deep.tensor}.
 */
package org.cratetag.train.deep.layer;
