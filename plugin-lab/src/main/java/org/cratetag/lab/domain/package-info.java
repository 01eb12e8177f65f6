/**
 * Learns which music a pack was made for: fits a {@code PackDomain} and judges it on rows that it
 * has not learned from.
 *
 * <p>May use: {@code api.track}, {@code pack}, {@code train.data}, {@code train.data.csv}, {@code
 * train.fold}.
 */
package org.cratetag.lab.domain;
