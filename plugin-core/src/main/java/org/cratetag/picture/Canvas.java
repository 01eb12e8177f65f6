package org.cratetag.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;

/** An image with the colours and letters that all parts of a picture share. */
final class Canvas implements AutoCloseable {
  static final Color BACKGROUND = new Color(0x12141f);
  static final Color PANEL = new Color(0x1b1e2d);
  static final Color TEXT = new Color(0xeceef5);
  static final Color FAINT_TEXT = new Color(0x9aa0b5);
  static final Color FAINT_LINE = new Color(0x3a3f55);

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
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
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
    graphics.setFont(new Font(Font.SANS_SERIF, letters.style(), letters.size()));
    graphics.setColor(letters.colour());
    FontMetrics metrics = graphics.getFontMetrics();
    String shown = text;
    int end = text.length();
    while (metrics.stringWidth(shown) > maxWidth && end > 0) {
      end = text.offsetByCodePoints(end, -1);
      shown = text.substring(0, end) + "\u2026";
    }
    double shift =
        switch (align) {
          case LEFT -> 0;
          case CENTRE -> metrics.stringWidth(shown) / 2.0;
          case RIGHT -> metrics.stringWidth(shown);
        };
    graphics.drawString(shown, (float) (x - shift), (float) baseline);
  }

  @Override
  public void close() {
    graphics.dispose();
  }

  /** Size, weight and colour of letters. */
  record Letters(int size, int style, Color colour) {
    static Letters plain(int size) {
      return new Letters(size, Font.PLAIN, TEXT);
    }

    static Letters bold(int size) {
      return new Letters(size, Font.BOLD, TEXT);
    }

    static Letters faint(int size) {
      return new Letters(size, Font.PLAIN, FAINT_TEXT);
    }
  }
}
