package org.cratetag.lab.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Locale;
import org.cratetag.lab.evaluate.Transfer;

/**
 * How much of each label is found by the model of the other set and by that of its own, a panel a
 * direction.
 */
final class TransferFigure implements Figure {
  private static final int ROW = 22;
  private static final int PANEL = 260;
  private static final int GAP = 60;
  private static final int MARGIN = 16;
  private static final int TITLE = 106;
  private static final int FOOT = 30;
  private static final Color ACROSS = new Color(0xd55e00);
  private static final Color WITHIN = new Color(0x0072b2);

  private final List<Transfer> transfers;
  private final List<String> labels;
  private final int names;

  /**
   * @param transfers over the same labels; at least one
   */
  TransferFigure(List<Transfer> transfers) {
    this.transfers = transfers;
    this.labels = transfers.get(0).labels();
    this.names = Pen.width(labels, Pen.SIZE) + 14;
  }

  @Override
  public int width() {
    return 2 * MARGIN + names + transfers.size() * (PANEL + GAP);
  }

  @Override
  public int height() {
    return TITLE + labels.size() * ROW + FOOT;
  }

  /** Where a recall is in a panel. */
  double x(int panel, double recall) {
    return MARGIN + names + panel * (PANEL + GAP) + PANEL * recall;
  }

  double y(int label) {
    return TITLE + (label + 0.5) * ROW;
  }

  @Override
  public void draw(Graphics2D canvas) {
    Pen pen = new Pen(canvas);
    pen.title(MARGIN, 20, "Share of each label's tracks that is found");
    pen.dot(MARGIN + 6, 44, 5, WITHIN);
    pen.from(MARGIN + 16, 44, "learned from other tracks of the same set", Pen.SIZE, Pen.BLACK);
    pen.dot(MARGIN + 306, 44, 5, ACROSS);
    pen.from(MARGIN + 316, 44, "learned from the other set", Pen.SIZE, Pen.BLACK);
    for (int i = 0; i < labels.size(); i++) {
      pen.to(x(0, 0) - 10, y(i), labels.get(i), Pen.SIZE, Pen.BLACK);
    }
    for (int panel = 0; panel < transfers.size(); panel++) {
      panel(pen, panel);
    }
  }

  private void panel(Pen pen, int panel) {
    Transfer transfer = transfers.get(panel);
    pen.from(x(panel, 0), 70, "tested on " + transfer.to(), Pen.SIZE, Pen.BLACK);
    pen.from(x(panel, 0), 88, shares(transfer), Pen.SIZE, Pen.GREY);
    double bottom = TITLE + labels.size() * ROW;
    for (int quarter = 0; quarter <= 4; quarter++) {
      double x = x(panel, quarter / 4.0);
      pen.line(x, TITLE, x, bottom, Pen.PALE, 1);
      pen.at(x, bottom + 14, Integer.toString(25 * quarter), 11, Pen.GREY);
    }
    for (int i = 0; i < labels.size(); i++) {
      double across = x(panel, transfer.across().recall(i));
      double within = x(panel, transfer.within().recall(i));
      pen.line(across, y(i), within, y(i), Pen.GREY, 1.5);
      pen.dot(within, y(i), 5, WITHIN);
      pen.dot(across, y(i), 5, ACROSS);
    }
  }

  private static String shares(Transfer transfer) {
    return String.format(
        Locale.ROOT,
        "right: %.1f %% by its own, %.1f %% by the other",
        100 * transfer.within().top1(),
        100 * transfer.across().top1());
  }
}
