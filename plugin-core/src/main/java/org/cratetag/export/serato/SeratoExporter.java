package org.cratetag.export.serato;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cratetag.api.CrateExporter;
import org.cratetag.api.ExportRequest;
import org.cratetag.api.ExportRequest.Note;
import org.cratetag.api.ExportRequest.Playlist;
import org.cratetag.api.track.Crate;
import org.cratetag.export.file.FileBatch;
import org.cratetag.export.file.SafeNames;
import org.cratetag.export.file.Tracks;

/**
 * A crate of Serato's for each playlist, below {@code _Serato_/Subcrates} of a drive; experimental,
 * since the format is known from what others found out, and Serato 4 keeps a database beside it.
 * Tracks are named from the drive's root: from OUT when they are below it.
 */
public final class SeratoExporter implements CrateExporter {
  @Override
  public String format() {
    return "serato";
  }

  @Override
  public void export(List<Crate> crates, Path out) throws IOException {
    export(ExportRequest.of(crates, out));
  }

  @Override
  public List<Note> export(ExportRequest request) throws IOException {
    Path out = request.out();
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new IOException("serato wants the folder that holds _Serato_, often a drive's root");
    }
    Path folder = out.resolve("_Serato_").resolve("Subcrates");
    Map<Path, Note> notes = new LinkedHashMap<>();
    List<Playlist> playlists = Tracks.nameable(request, false, notes);
    Set<String> exported =
        Tracks.byPath(playlists).keySet().stream()
            .map(path -> place(request, path))
            .collect(Collectors.toSet());
    FileBatch batch = new FileBatch(request.update());
    SafeNames names = new SafeNames();
    for (Playlist playlist : playlists) {
      Path file = folder.resolve(names.next(name(playlist), ".crate"));
      byte[] there = batch.existing(file);
      SeratoCrate crate;
      try {
        crate = there.length == 0 ? SeratoCrate.empty() : SeratoCrate.read(there);
      } catch (IOException e) {
        throw new IOException(file + " was left as it is: " + e.getMessage(), e);
      }
      List<String> tracks =
          playlist.tracks().stream().map(track -> place(request, track.path())).toList();
      batch.add(file, crate.with(tracks, exported).toBytes());
    }
    batch.write();
    return List.copyOf(notes.values());
  }

  /** Crates within crates are told by their names. */
  private static String name(Playlist playlist) {
    List<String> parts = new ArrayList<>(playlist.folders());
    parts.add(playlist.name());
    return parts.stream()
        .map(part -> SafeNames.of(part).replaceAll("%%+", "%"))
        .collect(Collectors.joining("%%"));
  }

  /** From the drive's root, without a slash before. */
  private static String place(ExportRequest request, Path track) {
    if (request.pathMaps().isEmpty() && track.startsWith(request.out())) {
      return request
          .mapped(track)
          .substring(request.mapped(request.out()).length())
          .replaceFirst("^/", "");
    }
    String path = request.mapped(track);
    return Tracks.isOfWindows(path) && !path.startsWith("//")
        ? path.substring(3)
        : path.replaceFirst("^/Volumes/[^/]+/", "").replaceFirst("^/+", "");
  }
}
