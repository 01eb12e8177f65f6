package org.cratetag.lab.card;

import java.util.List;
import java.util.Locale;

/** Text in Markdown, piece by piece, with numbers in the one notation of our pages. */
final class Markdown {
  private final StringBuilder text = new StringBuilder();

  Markdown title(String title) {
    return line("# " + title).line("");
  }

  Markdown section(String title) {
    return line("## " + title).line("");
  }

  /** A paragraph. */
  Markdown say(String form, Object... values) {
    return line(form(form, values)).line("");
  }

  /** An entry of a list. */
  Markdown entry(String form, Object... values) {
    return line("- " + form(form, values));
  }

  /** An empty line. */
  Markdown gap() {
    return line("");
  }

  /** Begins a table. */
  Markdown head(String... titles) {
    row((Object[]) titles);
    return line("|" + "---|".repeat(titles.length));
  }

  /** A row of the table. */
  Markdown row(Object... cells) {
    StringBuilder row = new StringBuilder("|");
    for (Object cell : cells) {
      row.append(' ').append(cell.toString().replace("|", "\\|")).append(" |");
    }
    return line(row.toString());
  }

  /** A picture beside the text. */
  Markdown picture(String description, String name) {
    return line("![" + description + "](" + name + ".png)");
  }

  /** Text that is Markdown already. */
  Markdown raw(String markdown) {
    text.append(markdown);
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /** A share as percent with one place. */
  static String percent(double share) {
    return form("%.1f %%", 100 * share);
  }

  /** A list of names with commas. */
  static String names(List<String> names) {
    return String.join(", ", names);
  }

  static String form(String form, Object... values) {
    return String.format(Locale.ROOT, form, values);
  }

  private Markdown line(String line) {
    text.append(line).append('\n');
    return this;
  }
}
