package org.cratetag.picture;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * The outline of a line of text, {@value #EM} units to the size of its letters, from 0 on the
 * baseline, y downwards. From outlines of our own, since fonts and the libraries for them are
 * missing on bare machines; other scripts take the system's fonts, where there are any.
 *
 * @param path to fill
 * @param width how far the text moves on
 */
record TextOutline(Path2D path, double width) {
  static final int EM = 1000;
  private static final int UNKNOWN = 0xFFFD;

  /** The outline of any text; what cannot be shown becomes a replacement character. */
  static TextOutline of(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    if (composed.codePoints().allMatch(Own.LETTERS::containsKey)) {
      return own(composed);
    }
    return system(composed).orElseGet(() -> own(composed));
  }

  /** From our letters alone. */
  static TextOutline own(String text) {
    Path2D path = new Path2D.Double();
    double x = 0;
    for (int letter : text.codePoints().toArray()) {
      TextOutline outline = Own.LETTERS.getOrDefault(letter, Own.LETTERS.get(UNKNOWN));
      path.append(
          outline.path().getPathIterator(AffineTransform.getTranslateInstance(x, 0)), false);
      x += outline.width();
    }
    return new TextOutline(path, x);
  }

  private static Optional<TextOutline> system(String text) {
    try {
      Font font = new Font(Font.SANS_SERIF, Font.PLAIN, EM);
      char[] chars = text.toCharArray();
      GlyphVector glyphs =
          font.layoutGlyphVector(
              new FontRenderContext(null, true, true),
              chars,
              0,
              chars.length,
              Font.LAYOUT_LEFT_TO_RIGHT);
      return Optional.of(
          new TextOutline(
              new Path2D.Double(glyphs.getOutline()), glyphs.getLogicalBounds().getWidth()));
    } catch (LinkageError | InternalError | RuntimeException noFonts) {
      return Optional.empty();
    }
  }

  /** Our letters, read when they are first drawn. */
  private static final class Own {
    static final Map<Integer, TextOutline> LETTERS = read();

    private static Map<Integer, TextOutline> read() {
      Map<Integer, TextOutline> letters = new HashMap<>();
      try (InputStream file = TextOutline.class.getResourceAsStream("letters.txt");
          BufferedReader lines =
              new BufferedReader(new InputStreamReader(file, StandardCharsets.US_ASCII))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          StringTokenizer words = new StringTokenizer(line);
          int letter = Integer.parseInt(words.nextToken(), 16);
          double width = number(words);
          letters.put(letter, new TextOutline(path(words), width));
        }
      } catch (IOException e) {
        throw new UncheckedIOException("the letters of pictures cannot be read", e);
      }
      return Map.copyOf(letters);
    }

    private static Path2D path(StringTokenizer words) {
      Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
      while (words.hasMoreTokens()) {
        String command = words.nextToken();
        switch (command) {
          case "M" -> path.moveTo(number(words), number(words));
          case "L" -> path.lineTo(number(words), number(words));
          case "Q" -> path.quadTo(number(words), number(words), number(words), number(words));
          case "Z" -> path.closePath();
          default -> throw new IllegalStateException("no part of a path: " + command);
        }
      }
      return path;
    }

    private static double number(StringTokenizer words) {
      return Integer.parseInt(words.nextToken());
    }
  }
}
