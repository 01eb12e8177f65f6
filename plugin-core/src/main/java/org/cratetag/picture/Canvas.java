package org.cratetag.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;

/** An image with the colours and letters that all parts of a picture share. */
final class Canvas implements AutoCloseable {
  static final Color BACKGROUND = new Color(0x12141f);
  static final Color PANEL = new Color(0x1b1e2d);
  static final Color TEXT = new Color(0xeceef5);
  static final Color FAINT_TEXT = new Color(0x9aa0b5);
  static final Color FAINT_LINE = new Color(0x3a3f55);

  /** How much wider strokes of bold letters are, of the size. */
  private static final float BOLD_STROKE = 0.06f;

  /** Where a text stands relative to its point. */
  enum Align {
    LEFT,
    CENTRE,
    RIGHT
  }

  private final BufferedImage image;
  private final Graphics2D graphics;

  Canvas(int width, int height) {
    image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.setColor(BACKGROUND);
    graphics.fillRect(0, 0, width, height);
  }

  BufferedImage image() {
    return image;
  }

  void fill(Rectangle area, Color colour, int round) {
    graphics.setColor(colour);
    graphics.fillRoundRect(area.x, area.y, area.width, area.height, round, round);
  }

  void line(double x1, double y1, double x2, double y2, Color colour, float width) {
    graphics.setColor(colour);
    graphics.setStroke(new BasicStroke(width));
    graphics.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  void picture(BufferedImage content, Rectangle area) {
    graphics.drawImage(content, area.x, area.y, area.width, area.height, null);
  }

  /** Text on one line, cut with an ellipsis where it is wider than allowed. */
  void text(String text, double x, double baseline, Align align, Letters letters, int maxWidth) {
    double scale = (double) letters.size() / TextOutline.EM;
    TextOutline shown = TextOutline.of(text);
    int end = text.length();
    while (shown.width() * scale > maxWidth && end > 0) {
      end = text.offsetByCodePoints(end, -1);
      shown = TextOutline.of(text.substring(0, end) + "\u2026");
    }
    double width = shown.width() * scale;
    double shift =
        switch (align) {
          case LEFT -> 0;
          case CENTRE -> width / 2;
          case RIGHT -> width;
        };
    AffineTransform place = AffineTransform.getTranslateInstance(x - shift, baseline);
    place.scale(scale, scale);
    Shape outline = place.createTransformedShape(shown.path());
    graphics.setColor(letters.colour());
    graphics.fill(outline);
    if (letters.bold()) {
      graphics.setStroke(new BasicStroke(letters.size() * BOLD_STROKE));
      graphics.draw(outline);
    }
  }

  @Override
  public void close() {
    graphics.dispose();
  }

  /** Size, weight and colour of letters. */
  record Letters(int size, boolean bold, Color colour) {
    static Letters plain(int size) {
      return new Letters(size, false, TEXT);
    }

    static Letters bold(int size) {
      return new Letters(size, true, TEXT);
    }

    static Letters faint(int size) {
      return new Letters(size, false, FAINT_TEXT);
    }
  }
}
