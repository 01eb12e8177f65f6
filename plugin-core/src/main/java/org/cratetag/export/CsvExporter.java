package org.cratetag.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cratetag.api.CrateExporter;
import org.cratetag.api.ExportRequest;
import org.cratetag.api.ExportRequest.Note;
import org.cratetag.api.track.Crate;

/** One table (RFC 4180, UTF-8): a line of names, then one for each track. */
public final class CsvExporter implements CrateExporter {
  private static final Pattern QUOTED = Pattern.compile("[\",\r\n]|^ | $");

  /** What a spreadsheet would take for a formula. */
  private static final Pattern FORMULA = Pattern.compile("^[=+@\t-]");

  @Override
  public String format() {
    return "csv";
  }

  @Override
  public void export(List<Crate> crates, Path out) throws IOException {
    export(ExportRequest.of(crates, out));
  }

  @Override
  public List<Note> export(ExportRequest request) throws IOException {
    return Table.write(
        request,
        "csv",
        rows ->
            (line(rows.isEmpty() ? List.of() : rows.get(0).keySet())
                    + rows.stream()
                        .map(Map::values)
                        .map(CsvExporter::line)
                        .collect(Collectors.joining()))
                .getBytes(StandardCharsets.UTF_8));
  }

  private static String line(Collection<?> cells) {
    return cells.stream().map(CsvExporter::cell).collect(Collectors.joining(",")) + "\r\n";
  }

  private static String cell(Object value) {
    String text = value.toString();
    if (value instanceof String && FORMULA.matcher(text).find()) {
      text = "'" + text;
    }
    return QUOTED.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
