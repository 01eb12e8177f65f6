/**
 * The networks that have a name: our own, and those of the studies.
 *
 * <p>May use: {@code train.deep}, {@code train.deep.layer}, {@code train.deep.tensor}.
 */
package org.cratetag.train.deep.named;
