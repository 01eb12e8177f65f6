package org.cratetag.cli.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Rows in aligned columns, for a person. Where they are wider than the terminal, the widest columns
 * become narrower and their cells get further lines; words are parted only where nothing else
 * helps. picocli's own table has columns of a width given beforehand and misplaces wide characters
 * and combining marks, which names of files have.
 */
public final class Table {
  private static final String GAP = "  ";

  /** No column becomes narrower. */
  private static final int NARROWEST = 6;

  private final List<List<String>> rows = new ArrayList<>();

  /** With the columns' titles. */
  public Table(String... titles) {
    rows.add(List.of(titles));
  }

  /** Adds a row; control characters are escaped. */
  public Table row(Object... cells) {
    if (cells.length != rows.get(0).size()) {
      throw new IllegalArgumentException(
          cells.length + " cells, " + rows.get(0).size() + " titles");
    }
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(DisplayText.of(cell));
    }
    rows.add(row);
    return this;
  }

  /** The lines for a terminal of {@link Wrap#USUAL_COLUMNS}. */
  @Override
  public String toString() {
    return within(Wrap.USUAL_COLUMNS);
  }

  /** The lines: titles, a rule, the rows; without a line end at the last. */
  public String within(int columns) {
    int[] widths = widths(columns);
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      lines.addAll(lines(row, widths));
      if (row == rows.get(0)) {
        List<String> rule = new ArrayList<>();
        for (int width : widths) {
          rule.add("-".repeat(width));
        }
        lines.addAll(lines(rule, widths));
      }
    }
    return String.join("\n", lines);
  }

  private int[] widths(int columns) {
    int[] widths = new int[rows.get(0).size()];
    int total = GAP.length() * (widths.length - 1);
    for (int i = 0; i < widths.length; i++) {
      for (List<String> row : rows) {
        widths[i] = Math.max(widths[i], Wrap.width(row.get(i)));
      }
      total += widths[i];
    }
    int[] words = new int[widths.length];
    int[] narrowest = new int[widths.length];
    for (int i = 0; i < widths.length; i++) {
      words[i] = longestWord(i);
      narrowest[i] = NARROWEST;
    }
    total = narrow(widths, words, total, columns);
    narrow(widths, narrowest, total, columns);
    return widths;
  }

  /** Makes the widest columns narrower that are wider than their least; gives the new total. */
  private static int narrow(int[] widths, int[] least, int total, int columns) {
    int left = total;
    for (; left > columns; left--) {
      int widest = -1;
      for (int i = 0; i < widths.length; i++) {
        if (widths[i] > least[i] && (widest < 0 || widths[i] >= widths[widest])) {
          widest = i;
        }
      }
      if (widest < 0) {
        break;
      }
      widths[widest]--;
    }
    return left;
  }

  private int longestWord(int column) {
    int longest = NARROWEST;
    for (List<String> row : rows) {
      for (String word : row.get(column).split(" ")) {
        longest = Math.max(longest, Wrap.width(word));
      }
    }
    return longest;
  }

  private static List<String> lines(List<String> row, int[] widths) {
    List<List<String>> cells = new ArrayList<>();
    int height = 1;
    for (int i = 0; i < widths.length; i++) {
      List<String> cell = Wrap.lines(row.get(i), Math.max(1, widths[i]));
      cells.add(cell);
      height = Math.max(height, cell.size());
    }
    List<String> lines = new ArrayList<>(Collections.nCopies(height, ""));
    for (int at = 0; at < height; at++) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String text = at < cells.get(i).size() ? cells.get(i).get(at) : "";
        line.append(text).append(" ".repeat(Math.max(0, widths[i] - Wrap.width(text)))).append(GAP);
      }
      lines.set(at, line.toString().stripTrailing());
    }
    return lines;
  }
}
