package org.cratetag.lab.figure;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cratetag.lab.structure.LabelStructure;
import org.cratetag.lab.structure.LabelTree;

/**
 * The tree of the labels, distances from right to left, each label with the colour of its hand-made
 * family and, behind a bracket, the number of its cluster.
 */
final class DendrogramFigure implements Figure {
  private static final int ROW = 20;
  private static final int TREE = 560;
  private static final int MARGIN = 20;
  private static final int TITLE = 86;
  private static final int LEGEND = 44;
  private static final int BRACKET = 90;

  private final LabelStructure structure;
  private final FamilyColours colours;
  private final List<Integer> order;
  private final int names;
  private final double cut;
  private final double nearest;

  DendrogramFigure(LabelStructure structure) {
    this.structure = structure;
    Map<String, String> classes = new LinkedHashMap<>();
    for (int i = 0; i < structure.labels().size(); i++) {
      classes.put(structure.labels().get(i), structure.families().get(i));
    }
    this.colours = new FamilyColours(classes);
    this.order = structure.tree().leaves();
    this.names = Pen.width(structure.labels(), Pen.SIZE) + 24;
    this.cut = cutHeight(structure.tree());
    double lowest = joins(structure.tree()).stream().mapToDouble(LabelTree::height).min().orElse(0);
    this.nearest = Math.max(0, Math.min(0.8, Math.floor(10 * lowest - 0.5) / 10));
  }

  @Override
  public int width() {
    return 2 * MARGIN + TREE + names + BRACKET;
  }

  @Override
  public int height() {
    return TITLE + order.size() * ROW + LEGEND;
  }

  /** Where a distance is; the axis begins shortly below the lowest join. */
  private double x(double distance) {
    return MARGIN + TREE * (1 - Math.max(nearest, distance)) / (1 - nearest);
  }

  /** Middle of a label's row. */
  double y(int label) {
    return TITLE + (order.indexOf(label) + 0.5) * ROW;
  }

  /** Middle of the dot before a label. */
  double dotX() {
    return x(0) + 12;
  }

  @Override
  public void draw(Graphics2D canvas) {
    Pen pen = new Pen(canvas);
    pen.title(MARGIN, 20, "How near labels are, by what they are taken for");
    pen.from(
        MARGIN,
        42,
        "Average linkage. Dots: families made by hand. Right: clusters of the cut, as many.",
        Pen.SIZE,
        Pen.GREY);
    for (int tenth = (int) Math.round(10 * nearest); tenth <= 10; tenth++) {
      double x = x(tenth / 10.0);
      pen.line(x, TITLE - 8, x, TITLE + order.size() * ROW, new Color(0xee, 0xee, 0xee), 1);
      pen.at(x, TITLE - 18, tenth == 0 ? "0" : tenth == 10 ? "1" : "0." + tenth, 11, Pen.GREY);
    }
    branch(pen, structure.tree());
    pen.dashed(x(cut), TITLE - 8, x(cut), TITLE + order.size() * ROW, new Color(0xc0, 0x20, 0x20));
    for (int label : order) {
      String name = structure.labels().get(label);
      pen.dot(dotX(), y(label), 5, colours.ofLabel(name));
      pen.from(dotX() + 10, y(label), name, Pen.SIZE, Pen.BLACK);
    }
    brackets(pen);
    colours.legend(pen, MARGIN, height() - LEGEND / 2.0);
  }

  /** Draws what is below a branch and gives the middle of its stem. */
  private double branch(Pen pen, LabelTree tree) {
    if (tree instanceof LabelTree.Leaf leaf) {
      return y(leaf.index());
    }
    LabelTree.Join join = (LabelTree.Join) tree;
    double upper = branch(pen, join.left());
    double lower = branch(pen, join.right());
    double x = x(join.height());
    double width = join.height() < cut ? 2 : 1;
    Color colour = join.height() < cut ? Pen.BLACK : Pen.GREY;
    pen.line(x, upper, x, lower, colour, width);
    pen.line(x, upper, x(join.left().height()), upper, colour, width);
    pen.line(x, lower, x(join.right().height()), lower, colour, width);
    return (upper + lower) / 2;
  }

  /** Clusters are runs in the tree's order. */
  private void brackets(Pen pen) {
    double x = dotX() + names;
    int number = 0;
    for (int from = 0, to; from < order.size(); from = to) {
      int cluster = structure.clusters()[order.get(from)];
      to = from + 1;
      while (to < order.size() && structure.clusters()[order.get(to)] == cluster) {
        to++;
      }
      double top = TITLE + from * ROW + 4;
      double bottom = TITLE + to * ROW - 4;
      pen.line(x, top, x, bottom, Pen.BLACK, 1.5);
      pen.from(x + 8, (top + bottom) / 2, Integer.toString(++number), Pen.SIZE, Pen.BLACK);
    }
  }

  /** Half way between the lowest join that the cut undoes and the highest that it leaves. */
  private double cutHeight(LabelTree tree) {
    double lowestUndone = 1;
    double highestLeft = 0;
    for (LabelTree.Join join : joins(tree)) {
      List<Integer> leaves = join.leaves();
      boolean isLeft =
          leaves.stream().mapToInt(i -> structure.clusters()[i]).distinct().count() == 1;
      if (isLeft) {
        highestLeft = Math.max(highestLeft, join.height());
      } else {
        lowestUndone = Math.min(lowestUndone, join.height());
      }
    }
    return (lowestUndone + highestLeft) / 2;
  }

  private static List<LabelTree.Join> joins(LabelTree tree) {
    if (tree instanceof LabelTree.Join join) {
      List<LabelTree.Join> all = new ArrayList<>(List.of(join));
      all.addAll(joins(join.left()));
      all.addAll(joins(join.right()));
      return all;
    }
    return List.of();
  }
}
