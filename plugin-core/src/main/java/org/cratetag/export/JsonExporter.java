package org.cratetag.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cratetag.api.CrateExporter;
import org.cratetag.api.ExportRequest;
import org.cratetag.api.ExportRequest.Note;
import org.cratetag.api.track.Crate;

/** One array of JSON with an object for each track; what is not known is not in it. */
public final class JsonExporter implements CrateExporter {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Override
  public String format() {
    return "json";
  }

  @Override
  public void export(List<Crate> crates, Path out) throws IOException {
    export(ExportRequest.of(crates, out));
  }

  @Override
  public List<Note> export(ExportRequest request) throws IOException {
    return Table.write(
        request,
        "json",
        rows -> {
          for (Map<String, Object> row : rows) {
            row.values().removeIf(""::equals);
          }
          return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(rows);
        });
  }
}
