/**
 * The pictures of an evaluation and of trained networks, as PNG and SVG. The one package of
 * training that draws, and the only one that imports XChart and VectorGraphics2D. Depends on {@code
 * evaluate}, {@code structure} and {@code deep} (epochs).
 */
package org.cratetag.lab.figure;
