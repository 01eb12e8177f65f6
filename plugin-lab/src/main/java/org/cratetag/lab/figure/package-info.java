/**
 * The pictures of an evaluation and of trained networks, as PNG and SVG.
 *
 * <p>May use: {@code lab.evaluate}, {@code lab.structure}, {@code train.deep.training}, {@code
 * train.evaluate}. Alone imports: {@code org.knowm.xchart}, {@code de.erichseifert}.
 */
package org.cratetag.lab.figure;
