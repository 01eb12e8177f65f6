/**
 * Sets of clips for networks: pictures that others published, or a folder of music through a
 * front-end.
 *
 * <p>May use: {@code api.track}, {@code pack}, {@code train.deep.tensor}, {@code
 * train.deep.training}, {@code train.fold}.
 */
package org.cratetag.train.clips;
