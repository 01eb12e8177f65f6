/**
 * The cases by which a pack is checked: inputs with the outputs that its model must give.
 *
 * <p>May use: {@code api.track}, {@code pack}, {@code pack.json}.
 */
package org.cratetag.pack.golden;
