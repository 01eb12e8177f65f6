package org.cratetag.lab.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Map;
import org.cratetag.train.evaluate.Accuracy;

/**
 * What share of each label's rows is said to be of which label, in percent. Labels in the order
 * given, marked with their families' colours.
 */
final class ConfusionFigure implements Figure {
  private static final int CELL = 26;
  private static final int MARGIN = 16;
  private static final int TITLE = 54;
  private static final int LEGEND = 44;
  private static final Color FULL = new Color(0x10, 0x3c, 0x8c);

  private final Accuracy accuracy;
  private final Map<String, String> classes;
  private final List<String> labels;
  private final FamilyColours colours;
  private final String rows;
  private final int names;

  ConfusionFigure(Accuracy accuracy, Map<String, String> classes) {
    this(accuracy, classes, "Out of fold.");
  }

  /** The same with another word on which rows it is of. */
  ConfusionFigure(Accuracy accuracy, Map<String, String> classes, String rows) {
    this.rows = rows;
    this.accuracy = accuracy;
    this.classes = classes;
    this.labels = List.copyOf(classes.keySet());
    this.colours = new FamilyColours(classes);
    this.names = Pen.width(labels, Pen.SIZE) + 16;
  }

  @Override
  public int width() {
    return Math.max(620, 2 * MARGIN + names + labels.size() * CELL);
  }

  @Override
  public int height() {
    return TITLE + names + labels.size() * CELL + LEGEND;
  }

  /** Left edge of a column. */
  double x(int said) {
    return MARGIN + names + said * CELL;
  }

  /** Upper edge of a row. */
  double y(int label) {
    return TITLE + names + label * CELL;
  }

  @Override
  public void draw(Graphics2D canvas) {
    Pen pen = new Pen(canvas);
    pen.title(MARGIN, 20, "Percent of each label's tracks (row) said to be (column)");
    pen.from(MARGIN, 40, rows + " Empty: less than 1.", Pen.SIZE, Pen.GREY);
    for (int i = 0; i < labels.size(); i++) {
      String label = labels.get(i);
      double middle = CELL / 2.0;
      pen.to(x(0) - 14, y(i) + middle, label, Pen.SIZE, Pen.BLACK);
      pen.box(x(0) - 10, y(i), 7, CELL, colours.ofLabel(label));
      pen.along(x(i) + middle, y(0) - 14, -Math.PI / 2, false, label, Pen.SIZE, Pen.BLACK);
      pen.box(x(i), y(0) - 10, CELL, 7, colours.ofLabel(label));
      for (int said = 0; said < labels.size(); said++) {
        cell(pen, i, said);
      }
    }
    borders(pen);
    colours.legend(pen, MARGIN, height() - LEGEND / 2.0);
  }

  private void cell(Pen pen, int label, int said) {
    double share = (double) accuracy.confusion()[label][said] / Math.max(1, accuracy.rows(label));
    pen.box(x(said), y(label), CELL, CELL, shade(share));
    long percent = Math.round(100 * share);
    if (percent > 0) {
      Color ink = share > 0.45 ? Color.WHITE : Pen.BLACK;
      String digits = Long.toString(percent);
      pen.at(x(said) + CELL / 2.0, y(label) + CELL / 2.0, digits, Pen.SIZE - 2, ink);
    }
  }

  /** White to dark; small shares are lifted, since these are what one looks for. */
  static Color shade(double share) {
    double depth = Math.pow(Math.max(0, Math.min(1, share)), 0.6);
    return new Color(
        (int) Math.round(255 - depth * (255 - FULL.getRed())),
        (int) Math.round(255 - depth * (255 - FULL.getGreen())),
        (int) Math.round(255 - depth * (255 - FULL.getBlue())));
  }

  /** Thin lines between labels, darker ones between families. */
  private void borders(Pen pen) {
    int size = labels.size();
    for (int i = 0; i <= size; i++) {
      boolean isFamily =
          i == 0 || i == size || !classes.get(labels.get(i)).equals(classes.get(labels.get(i - 1)));
      Color colour = isFamily ? Pen.GREY : new Color(0xee, 0xee, 0xee);
      pen.line(x(0), y(i), x(size), y(i), colour, 0.7);
      pen.line(x(i), y(0), x(i), y(size), colour, 0.7);
    }
  }
}
