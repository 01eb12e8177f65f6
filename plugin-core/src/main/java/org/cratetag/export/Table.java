package org.cratetag.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.cratetag.api.ExportRequest;
import org.cratetag.api.ExportRequest.Note;
import org.cratetag.api.ExportRequest.Playlist;
import org.cratetag.api.track.DecidedLabel;
import org.cratetag.api.track.LabelledTrack;
import org.cratetag.dsp.tonal.MusicalKey;
import org.cratetag.export.file.FileBatch;
import org.cratetag.export.file.Tracks;

/** What {@code csv} and {@code json} say: a row for each track of each playlist. */
final class Table {
  private Table() {}

  /** Writes a row in a language. */
  interface Language {
    byte[] write(List<Map<String, Object>> rows) throws IOException;
  }

  /** Writes a new file. */
  static List<Note> write(ExportRequest request, String format, Language language)
      throws IOException {
    if (request.update() || request.relative()) {
      throw new IOException(
          format + " knows no --update and no --relative: write a new file each time");
    }
    if (Files.isDirectory(request.out())) {
      throw new IOException(format + " is one file; name a file");
    }
    FileBatch batch = new FileBatch(false);
    Map<Path, Note> notes = new LinkedHashMap<>();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Playlist playlist : Tracks.nameable(request, true, notes)) {
      for (LabelledTrack track : playlist.tracks()) {
        rows.add(row(request, playlist, track));
      }
    }
    batch.add(request.out(), language.write(rows));
    batch.write();
    return List.copyOf(notes.values());
  }

  private static Map<String, Object> row(
      ExportRequest request, Playlist playlist, LabelledTrack track) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("folder", String.join("/", playlist.folders()));
    row.put("playlist", playlist.name());
    row.put("path", Tracks.inItsOwnWay(request.mapped(track.path())));
    row.put("artist", track.artist().orElse(""));
    row.put("title", track.title().orElse(""));
    row.put("seconds", Tracks.seconds(track, -1) < 0 ? "" : Tracks.seconds(track, -1));
    row.put("bpm", number(track.bpm()));
    row.put("key", track.key().orElse(""));
    row.put("camelot", track.key().flatMap(MusicalKey::find).map(MusicalKey::camelot).orElse(""));
    row.put("energy", track.energy().isPresent() ? (Object) track.energy().getAsInt() : "");
    row.put("label", Tracks.label(track));
    row.put("family", track.findLabel().flatMap(DecidedLabel::family).orElse(""));
    row.put(
        "confidence",
        number(
            track.findLabel().isPresent()
                ? OptionalDouble.of(track.findLabel().orElseThrow().confidence())
                : OptionalDouble.empty()));
    return row;
  }

  private static Object number(OptionalDouble value) {
    return value.isPresent() ? (Object) (Math.round(value.getAsDouble() * 1000) / 1000.0) : "";
  }
}
