package org.example.csv;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cratetag.api.CrateExporter;
import org.cratetag.api.PluginContext;
import org.cratetag.api.SettingsException;
import org.cratetag.api.track.Crate;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.LabelledTrack;
import org.pf4j.Extension;

/** Writes one table (RFC 4180, UTF-8) with a line for each track. */
@Extension
public final class CsvExporter implements CrateExporter {
  private String separator = ",";

  @Override
  public void configure(PluginContext context) throws SettingsException {
    context.settings().requireOnly(Set.of("separator"));
    separator = context.settings().findText("separator").orElse(",");
    if (!Set.of(",", ";").contains(separator)) {
      throw context.settings().wrong("separator", "separator must be ',' or ';'");
    }
  }

  @Override
  public String format() {
    return "table";
  }

  @Override
  public void export(List<Crate> crates, Path out) throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(out, StandardCharsets.UTF_8)) {
      writer.write(line("crate", "family", "path", "artist", "title", "seconds", "bpm", "sure"));
      for (Crate crate : crates) {
        for (LabelledTrack track : crate.tracks()) {
          writer.write(line(crate, track));
        }
      }
    }
  }

  private String line(Crate crate, LabelledTrack track) {
    return line(
        crate.name(),
        crate.family().orElse(""),
        track.path().toString(),
        track.artist().orElse(""),
        track.title().orElse(""),
        track.duration().map(length -> Long.toString(length.toSeconds())).orElse(""),
        track.bpm().isPresent() ? rounded(track.bpm().getAsDouble()) : "",
        track.findLabel().map(DecidedLabel::confidence).map(CsvExporter::rounded).orElse(""));
  }

  private static String rounded(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }

  private String line(String... cells) {
    return Stream.of(cells).map(this::cell).collect(Collectors.joining(separator)) + "\r\n";
  }

  private String cell(String text) {
    boolean plain = !text.contains(separator) && !text.matches("(?s).*[\"\r\n].*");
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
