package org.cratetag.picture;

import java.awt.Rectangle;
import java.util.List;
import java.util.Locale;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.TrackPrediction;
import org.cratetag.picture.Canvas.Align;
import org.cratetag.picture.Canvas.Letters;

/**
 * The labels as bars, and the tempo.
 *
 * @param area where
 * @param prediction what is said
 */
record PredictionPanel(Rectangle area, TrackPrediction prediction) {
  private static final int MARGIN = 24;
  private static final int ROW_HEIGHT = 58;
  private static final int MAX_ROWS = 4;

  void draw(Canvas canvas) {
    canvas.fill(area, Canvas.PANEL, 16);
    int x = area.x + MARGIN;
    int width = area.width - 2 * MARGIN;
    int y = area.y + 40;
    canvas.text("Tempo", x, y, Align.LEFT, Letters.faint(15), width);
    if (prediction.bpm().isPresent()) {
      String bpm = String.format(Locale.ROOT, "%.1f", prediction.bpm().getAsDouble());
      canvas.text(bpm, x, y + 48, Align.LEFT, Letters.bold(42), width);
      canvas.text("BPM", area.x + area.width - MARGIN, y + 48, Align.RIGHT, Letters.faint(15), 60);
    } else {
      canvas.text("no clear beat", x, y + 40, Align.LEFT, Letters.plain(20), width);
    }
    y = labels(canvas, "Genre", prediction.genre(), y + 100);
    y = labels(canvas, "Subgenre", prediction.subgenre(), y + 30);
    if (prediction.genre().isEmpty() && prediction.subgenre().isEmpty()) {
      canvas.text("not sure of anything", x, y, Align.LEFT, Letters.plain(18), width);
    }
    int bottom = area.y + area.height - MARGIN;
    for (String pack : prediction.packs()) {
      canvas.text(pack, x, bottom, Align.LEFT, Letters.faint(12), width);
      bottom -= 18;
    }
  }

  /** Draws a group of bars and gives the line below it. */
  private int labels(Canvas canvas, String heading, List<DecidedLabel> labels, int top) {
    if (labels.isEmpty()) {
      return top;
    }
    int x = area.x + MARGIN;
    int width = area.width - 2 * MARGIN;
    canvas.text(heading, x, top, Align.LEFT, Letters.faint(15), width);
    int y = top + 30;
    for (DecidedLabel label : labels.subList(0, Math.min(MAX_ROWS, labels.size()))) {
      String percent = Math.round(100 * label.confidence()) + " %";
      canvas.text(label.label(), x, y, Align.LEFT, Letters.plain(18), width - 60);
      canvas.text(percent, x + width, y, Align.RIGHT, Letters.plain(15), 60);
      canvas.fill(new Rectangle(x, y + 10, width, 8), Canvas.FAINT_LINE, 8);
      int filled = (int) Math.round(width * label.confidence());
      canvas.fill(
          new Rectangle(x, y + 10, Math.max(8, filled), 8),
          ColourScale.of(0.4 + 0.5 * label.confidence()),
          8);
      y += ROW_HEIGHT;
    }
    return y;
  }
}
