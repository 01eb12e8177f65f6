import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.PathIterator;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Writes the outlines of a font's letters as text; README.md beside this says what for. */
public final class Letters {
  private static final int EM = 1000;
  private static final int[][] RANGES = {
    {0x20, 0x7E}, {0xA0, 0x17F}, {0x386, 0x3CE}, {0x400, 0x45F}, {0x490, 0x491},
    {0x2010, 0x2026}, {0x2030, 0x203A}, {0x20AC, 0x20AC}, {0xFFFD, 0xFFFD}
  };

  private Letters() {}

  public static void main(String[] args) throws Exception {
    Font font = Font.createFont(Font.TRUETYPE_FONT, new File(args[0])).deriveFont((float) EM);
    FontRenderContext context = new FontRenderContext(null, true, true);
    PrintStream out = new PrintStream(args[1], StandardCharsets.US_ASCII);
    for (int[] range : RANGES) {
      for (int letter = range[0]; letter <= range[1]; letter++) {
        if (font.canDisplay(letter)) {
          GlyphVector glyph = font.createGlyphVector(context, Character.toString(letter));
          long advance = Math.round(glyph.getGlyphMetrics(0).getAdvanceX());
          out.print(Integer.toHexString(letter) + " " + advance + outline(glyph) + "\n");
        }
      }
    }
    out.close();
  }

  private static String outline(GlyphVector glyph) {
    StringBuilder text = new StringBuilder();
    double[] points = new double[6];
    for (PathIterator path = glyph.getOutline().getPathIterator(null);
        !path.isDone();
        path.next()) {
      int kind = path.currentSegment(points);
      int numbers = new int[] {2, 2, 4, 6, 0}[kind];
      text.append(' ').append("MLQCZ".charAt(kind));
      for (int i = 0; i < numbers; i++) {
        text.append(' ').append(Math.round(points[i]));
      }
    }
    return text.toString();
  }
}
