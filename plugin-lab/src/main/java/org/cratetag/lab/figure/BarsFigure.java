package org.cratetag.lab.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Locale;
import org.cratetag.lab.evaluate.Importance;

/** How much accuracy goes with each input or group of inputs, as bars with their deviations. */
final class BarsFigure implements Figure {
  private static final int ROW = 24;
  private static final int BARS = 420;
  private static final int MARGIN = 16;
  private static final int TITLE = 64;
  private static final int VALUES = 70;
  private static final Color BAR = new Color(0x56b4e9);

  private final String title;
  private final List<Importance.Loss> losses;
  private final int names;
  private final double most;

  BarsFigure(String title, List<Importance.Loss> losses) {
    this.title = title;
    this.losses = losses;
    this.names = Pen.width(losses.stream().map(Importance.Loss::name).toList(), Pen.SIZE) + 10;
    this.most = losses.stream().mapToDouble(loss -> loss.lost() + loss.deviation()).max().orElse(0);
  }

  @Override
  public int width() {
    return 2 * MARGIN + names + BARS + VALUES;
  }

  @Override
  public int height() {
    return TITLE + losses.size() * ROW + MARGIN;
  }

  double x(double lost) {
    return MARGIN + names + BARS * Math.max(0, lost) / Math.max(1e-9, most);
  }

  /** Middle of a bar. */
  double y(int index) {
    return TITLE + (index + 0.5) * ROW;
  }

  @Override
  public void draw(Graphics2D canvas) {
    Pen pen = new Pen(canvas);
    pen.title(MARGIN, 20, title);
    pen.from(
        MARGIN,
        42,
        "Points of accuracy lost when dealt out anew among rows not learned from",
        Pen.SIZE,
        Pen.GREY);
    for (int i = 0; i < losses.size(); i++) {
      Importance.Loss loss = losses.get(i);
      pen.to(x(0) - 6, y(i), loss.name(), Pen.SIZE, Pen.BLACK);
      pen.box(x(0), y(i) - 8, x(loss.lost()) - x(0), 16, BAR);
      double end = x(loss.lost() + loss.deviation());
      pen.line(x(loss.lost() - loss.deviation()), y(i), end, y(i), Pen.BLACK, 1);
      String value = String.format(Locale.ROOT, "%.1f", 100 * loss.lost());
      pen.from(end + 6, y(i), value, Pen.SIZE, Pen.BLACK);
    }
    pen.line(x(0), TITLE, x(0), TITLE + losses.size() * ROW, Pen.GREY, 1);
  }
}
