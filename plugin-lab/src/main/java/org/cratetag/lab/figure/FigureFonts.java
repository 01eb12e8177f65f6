package org.cratetag.lab.figure;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * The fonts that figures need. A JDK has none of its own, and a bare machine may lack them along
 * with the libraries that read them.
 */
public final class FigureFonts {
  private static final String TO_INSTALL =
      "figures need fonts, which this system lacks. On Debian or Ubuntu: apt-get install"
          + " libharfbuzz0b libfreetype6 libfontconfig1 fonts-dejavu-core";

  private FigureFonts() {}

  /** What to install so that figures can be drawn; empty where they can be. */
  public static Optional<String> findTrouble() {
    return findTrouble(FigureFonts::measureText);
  }

  /** The same with another way to try. */
  static Optional<String> findTrouble(Runnable attempt) {
    try {
      attempt.run();
      return Optional.empty();
    } catch (LinkageError | InternalError | RuntimeException noFonts) {
      return Optional.of(TO_INSTALL);
    }
  }

  private static void measureText() {
    Graphics2D canvas = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    try {
      canvas.getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, 12)).stringWidth("a");
    } finally {
      canvas.dispose();
    }
  }
}
