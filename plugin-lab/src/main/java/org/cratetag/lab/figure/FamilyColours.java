package org.cratetag.lab.figure;

import java.awt.Color;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * A colour a family: those that Okabe and Ito found people of all colour vision to tell apart
 * ("Color Universal Design", 2008), without yellow, which is lost on white, and with a grey and a
 * violet. Families beyond these are cut from the circle of hues.
 */
final class FamilyColours {
  private static final List<Color> COLOURS =
      List.of(
          new Color(0x0072b2),
          new Color(0x5b5b5b),
          new Color(0xcc79a7),
          new Color(0xd55e00),
          new Color(0x009e73),
          new Color(0xe69f00),
          new Color(0x56b4e9),
          new Color(0x7b4fa3));

  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private final Map<String, String> classes;
  private final List<String> families;

  /** Of labels, each with its family. */
  FamilyColours(Map<String, String> classes) {
    this.classes = classes;
    this.families = List.copyOf(new LinkedHashSet<>(classes.values()));
  }

  /** All families in the order of their first labels. */
  List<String> families() {
    return families;
  }

  Color ofFamily(String family) {
    int index = families.indexOf(family);
    return index < COLOURS.size()
        ? COLOURS.get(index)
        : Color.getHSBColor((float) (index * GOLDEN % 1), 0.7f, 0.65f);
  }

  Color ofLabel(String label) {
    return ofFamily(classes.get(label));
  }

  /** Draws a line of names with their colours, and gives where it ends. */
  double legend(Pen pen, double x, double y) {
    double at = x;
    for (String family : families) {
      pen.dot(at + 6, y, 5, ofFamily(family));
      pen.from(at + 15, y, family, Pen.SIZE, Pen.BLACK);
      at += 15 + Pen.width(List.of(family), Pen.SIZE) + 18;
    }
    return at;
  }
}
