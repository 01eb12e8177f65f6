package org.cratetag.lab.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.QuadCurve2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.cratetag.lab.evaluate.ConfusionGraph;
import org.cratetag.lab.evaluate.ConfusionGraph.Edge;

/**
 * Labels around a circle, by family; a thread between two that are taken for each other, the wider
 * the more often. Threads within a family have its colour, those between families are dark.
 */
final class GraphFigure implements Figure {
  private static final int RADIUS = 300;
  private static final int MARGIN = 16;
  private static final int TITLE = 44;
  private static final int LEGEND = 66;
  private static final double DOT = 6;

  /** Points of width for all of two labels' rows. */
  private static final double WIDTH = 45;

  /**
   * How far threads to the next label and to that opposite are drawn to the middle, 1 all the way.
   */
  private static final double LEAST_PULL = 0.25;

  private static final double MOST_PULL = 0.85;

  private final ConfusionGraph graph;
  private final List<String> labels;
  private final Map<String, String> classes;
  private final List<Integer> order;
  private final FamilyColours colours;
  private final int names;

  /**
   * @param order labels around the circle, by number; those of a family are brought together
   */
  GraphFigure(ConfusionGraph graph, Map<String, String> classes, List<Integer> order) {
    this.graph = graph;
    this.classes = classes;
    this.labels = List.copyOf(classes.keySet());
    this.colours = new FamilyColours(classes);
    this.names = Pen.width(labels, Pen.SIZE) + 18;
    List<Integer> byFamily = new ArrayList<>(order);
    byFamily.sort(Comparator.comparingInt(i -> colours.families().indexOf(family(i))));
    this.order = List.copyOf(byFamily);
  }

  @Override
  public int width() {
    return 2 * (MARGIN + names + RADIUS);
  }

  @Override
  public int height() {
    return TITLE + 2 * (names + RADIUS) + LEGEND;
  }

  /** Angle of a label, clockwise from the right. */
  private double angle(int label) {
    return 2 * Math.PI * (order.indexOf(label) + 0.5) / order.size() - Math.PI / 2;
  }

  double x(int label) {
    return width() / 2.0 + RADIUS * Math.cos(angle(label));
  }

  double y(int label) {
    return TITLE + names + RADIUS + RADIUS * Math.sin(angle(label));
  }

  @Override
  public void draw(Graphics2D canvas) {
    Pen pen = new Pen(canvas);
    pen.title(MARGIN, 20, "What is taken for what");
    pen.from(
        MARGIN,
        42,
        "Threads: share of two labels' tracks said to be of the other, out of fold",
        Pen.SIZE,
        Pen.GREY);
    for (int i = graph.edges().size() - 1; i >= 0; i--) {
      thread(pen, graph.edges().get(i));
    }
    for (int label : order) {
      pen.dot(x(label), y(label), DOT, colours.ofLabel(labels.get(label)));
      double angle = angle(label);
      boolean left = Math.cos(angle) < 0;
      double away = (RADIUS + 12.0) / RADIUS;
      pen.along(
          width() / 2.0 + away * (x(label) - width() / 2.0),
          middleY() + away * (y(label) - middleY()),
          left ? angle + Math.PI : angle,
          left,
          labels.get(label),
          Pen.SIZE,
          Pen.BLACK);
    }
    legend(pen);
  }

  private double middleY() {
    return TITLE + names + RADIUS;
  }

  private void thread(Pen pen, Edge edge) {
    double x = (x(edge.first()) + x(edge.second())) / 2;
    double y = (y(edge.first()) + y(edge.second())) / 2;
    double apart = Math.abs(angle(edge.first()) - angle(edge.second()));
    double opposite = Math.min(apart, 2 * Math.PI - apart) / Math.PI;
    double pull = LEAST_PULL + (MOST_PULL - LEAST_PULL) * Math.sqrt(opposite);
    QuadCurve2D curve =
        new QuadCurve2D.Double(
            x(edge.first()),
            y(edge.first()),
            x + pull * (width() / 2.0 - x),
            y + pull * (middleY() - y),
            x(edge.second()),
            y(edge.second()));
    boolean isWithin = family(edge.first()).equals(family(edge.second()));
    Color colour = isWithin ? colours.ofFamily(family(edge.first())) : Pen.BLACK;
    int alpha = (int) Math.min(230, 70 + 900 * edge.share());
    pen.stroke(
        curve,
        new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha),
        WIDTH * edge.share());
  }

  private String family(int label) {
    return classes.get(labels.get(label));
  }

  private void legend(Pen pen) {
    double y = height() - LEGEND + 16;
    double x = MARGIN;
    for (int percent : new int[] {5, 10, 20}) {
      pen.line(x + 4, y, x + 34, y, Pen.BLACK, WIDTH * percent / 100);
      pen.from(x + 44, y, percent + " %", Pen.SIZE, Pen.BLACK);
      x += 92;
    }
    pen.from(x, y, "between families; in colour within one", Pen.SIZE, Pen.BLACK);
    colours.legend(pen, MARGIN, y + 28);
  }
}
