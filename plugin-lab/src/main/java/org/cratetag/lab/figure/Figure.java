package org.cratetag.lab.figure;

import java.awt.Graphics2D;

/** A picture of a size of its own, to be drawn on any canvas. */
interface Figure {
  /** Points across. */
  int width();

  /** Points down. */
  int height();

  /** Draws, from the canvas' origin; the background is white already. */
  void draw(Graphics2D canvas);
}
