package org.cratetag.lab.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Collection;

/** Lines, areas and words at given places of a canvas. */
final class Pen {
  static final Color BLACK = new Color(0x22, 0x22, 0x22);
  static final Color GREY = new Color(0x88, 0x88, 0x88);
  static final Color PALE = new Color(0xdd, 0xdd, 0xdd);

  /** Size of labels in points. */
  static final int SIZE = 12;

  /** Height of capitals against the font's size, for words centred on a line. */
  private static final double CAPITALS = 0.36;

  /** The same for all canvases, so that pictures of pixels and of lines are alike. */
  private static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);

  private final Graphics2D canvas;

  Pen(Graphics2D canvas) {
    this.canvas = canvas;
  }

  /** Width of the widest of some words. */
  static int width(Collection<String> words, int size) {
    double widest =
        words.stream().mapToDouble(each -> width(each, font(size, Font.PLAIN))).max().orElse(0);
    return (int) Math.ceil(widest);
  }

  /** Words that begin at a place; their middle line goes through it. */
  void from(double x, double y, String words, int size, Color colour) {
    write(x, y, words, 0, size, colour, Font.PLAIN);
  }

  /** Words that end at a place. */
  void to(double x, double y, String words, int size, Color colour) {
    write(x, y, words, 1, size, colour, Font.PLAIN);
  }

  /** Words with their middle at a place. */
  void at(double x, double y, String words, int size, Color colour) {
    write(x, y, words, 0.5, size, colour, Font.PLAIN);
  }

  /** The figure's title, that begins at a place. */
  void title(double x, double y, String words) {
    write(x, y, words, 0, SIZE + 3, BLACK, Font.BOLD);
  }

  /**
   * Words that begin (or end) at a place and run along a direction.
   *
   * @param radians clockwise from the right
   * @param ends whether they end at the place
   */
  void along(
      double x, double y, double radians, boolean ends, String words, int size, Color colour) {
    AffineTransform before = canvas.getTransform();
    canvas.translate(x, y);
    canvas.rotate(radians);
    write(0, 0, words, ends ? 1 : 0, size, colour, Font.PLAIN);
    canvas.setTransform(before);
  }

  void line(double x1, double y1, double x2, double y2, Color colour, double width) {
    stroke(new Line2D.Double(x1, y1, x2, y2), colour, width);
  }

  void dashed(double x1, double y1, double x2, double y2, Color colour) {
    canvas.setColor(colour);
    canvas.setStroke(
        new BasicStroke(
            1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {5, 4}, 0));
    canvas.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  void stroke(Shape shape, Color colour, double width) {
    canvas.setColor(colour);
    canvas.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    canvas.draw(shape);
  }

  void box(double x, double y, double width, double height, Color colour) {
    canvas.setColor(colour);
    canvas.fill(new Rectangle2D.Double(x, y, width, height));
  }

  void dot(double x, double y, double radius, Color colour) {
    canvas.setColor(colour);
    canvas.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
  }

  private void write(
      double x, double y, String words, double anchor, int size, Color colour, int style) {
    canvas.setFont(font(size, style));
    canvas.setColor(colour);
    double left = anchor == 0 ? x : x - anchor * width(words, font(size, style));
    canvas.drawString(words, (float) left, (float) (y + CAPITALS * size));
  }

  private static double width(String words, Font font) {
    return font.getStringBounds(words, MEASURE).getWidth();
  }

  private static Font font(int size, int style) {
    return new Font(Font.SANS_SERIF, style, size);
  }
}
