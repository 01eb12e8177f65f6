package org.cratetag.lab.figure;

import de.erichseifert.vectorgraphics2d.Document;
import de.erichseifert.vectorgraphics2d.Processors;
import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Writes figures to files. */
final class FigureFile {
  private FigureFile() {}

  /**
   * Writes a picture of pixels.
   *
   * @throws IOException when it cannot be written
   */
  static void png(Figure figure, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      ImageIO.write(image(figure), "png", out);
    }
  }

  /**
   * Writes a picture of lines and letters.
   *
   * @throws IOException when it cannot be written
   */
  static void svg(Figure figure, Path file) throws IOException {
    VectorGraphics2D canvas = new VectorGraphics2D();
    draw(figure, canvas);
    Document document =
        Processors.get("svg")
            .getDocument(canvas.getCommands(), new PageSize(0, 0, figure.width(), figure.height()));
    try (OutputStream out = Files.newOutputStream(file)) {
      document.writeTo(out);
    }
  }

  /** The picture of pixels. */
  static BufferedImage image(Figure figure) {
    BufferedImage image =
        new BufferedImage(figure.width(), figure.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    canvas.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    draw(figure, canvas);
    canvas.dispose();
    return image;
  }

  private static void draw(Figure figure, Graphics2D canvas) {
    canvas.setColor(Color.WHITE);
    canvas.fillRect(0, 0, figure.width(), figure.height());
    figure.draw(canvas);
  }
}
