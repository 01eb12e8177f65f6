/**
 * The pictures of an evaluation, as PNG and SVG. The one package of training that draws, and the
 * only one that imports XChart and VectorGraphics2D. Depends on {@code evaluate} and {@code
 * structure}.
 */
package org.cratetag.train.figure;
