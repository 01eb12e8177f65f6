package org.cratetag.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Covers for music that has none: rings of a few colours. */
public final class CoverPicture {
  private static final int SIDE_PIXELS = 300;
  private static final int RINGS = 6;

  private CoverPicture() {}

  /** A PNG file; the same number gives the same picture. */
  public static byte[] png(long number) throws IOException {
    Random random = new Random(number);
    BufferedImage image = new BufferedImage(SIDE_PIXELS, SIDE_PIXELS, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    float hue = random.nextFloat();
    graphics.setColor(Color.getHSBColor(hue, 0.5f, 0.25f));
    graphics.fillRect(0, 0, SIDE_PIXELS, SIDE_PIXELS);
    for (int ring = 0; ring < RINGS; ring++) {
      int size = SIDE_PIXELS - ring * SIDE_PIXELS / RINGS;
      graphics.setColor(Color.getHSBColor(hue + ring * 0.04f, 0.6f, 0.4f + 0.08f * ring));
      graphics.setStroke(new BasicStroke(4 + random.nextInt(14)));
      int margin = (SIDE_PIXELS - size) / 2;
      graphics.drawArc(margin, margin, size, size, random.nextInt(360), 180 + random.nextInt(180));
    }
    graphics.dispose();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageIO.write(image, "png", file);
    return file.toByteArray();
  }
}
