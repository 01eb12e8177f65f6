/**
 * Learns which music a pack was made for: fits a {@code PackDomain} of {@code
 * org.cratetag.inference} and judges it on rows that it has not learned from. Depends on {@code
 * org.cratetag.train.data} (other music) and {@code fold}.
 */
package org.cratetag.lab.domain;
