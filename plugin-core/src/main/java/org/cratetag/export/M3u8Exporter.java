package org.cratetag.export;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.cratetag.api.CrateExporter;
import org.cratetag.api.ExportRequest;
import org.cratetag.api.ExportRequest.Note;
import org.cratetag.api.ExportRequest.Playlist;
import org.cratetag.api.track.Crate;
import org.cratetag.api.track.LabelledTrack;
import org.cratetag.export.file.FileBatch;
import org.cratetag.export.file.SafeNames;
import org.cratetag.export.file.Tracks;

/**
 * Extended M3U in UTF-8: below a folder a folder for each family and a playlist for each subgenre,
 * or one playlist of all where OUT ends in {@code .m3u8} or {@code .m3u}.
 */
public final class M3u8Exporter implements CrateExporter {
  private static final String SUFFIX = ".m3u8";

  @Override
  public String format() {
    return "m3u8";
  }

  @Override
  public void export(List<Crate> crates, Path out) throws IOException {
    export(ExportRequest.of(crates, out));
  }

  @Override
  public List<Note> export(ExportRequest request) throws IOException {
    Map<Path, Note> notes = new LinkedHashMap<>();
    List<Playlist> playlists = Tracks.nameable(request, false, notes);
    FileBatch batch = new FileBatch(request.update());
    Map<Path, Playlist> files = files(request.out(), playlists);
    for (Map.Entry<Path, Playlist> each : files.entrySet()) {
      Path folder = each.getKey().getParent();
      M3u8List list = new M3u8List(each.getValue().name());
      for (LabelledTrack track : each.getValue().tracks()) {
        list.add(track, name(request, folder, track.path()));
      }
      byte[] there = batch.existing(each.getKey());
      if (there.length > 0) {
        try {
          list.keep(there, names(request, folder, playlists));
        } catch (IOException e) {
          throw new IOException(each.getKey() + " was left as it is: " + e.getMessage(), e);
        }
      }
      batch.add(each.getKey(), list.toBytes());
    }
    batch.write();
    return List.copyOf(notes.values());
  }

  private static Map<Path, Playlist> files(Path out, List<Playlist> playlists) throws IOException {
    Map<Path, Playlist> files = new LinkedHashMap<>();
    String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
    if (!Files.isDirectory(out) && (name.endsWith(SUFFIX) || name.endsWith(".m3u"))) {
      List<LabelledTrack> all = new ArrayList<>(Tracks.byPath(playlists).values());
      String title = out.getFileName().toString().replaceFirst("\\.[^.]*$", "");
      files.put(out, new Playlist(List.of(), title, all));
      return files;
    }
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new FileAlreadyExistsException(
          out.toString(), null, "m3u8 writes a folder of playlists; name a folder");
    }
    Map<Path, SafeNames> taken = new HashMap<>();
    for (Playlist playlist : playlists) {
      Path folder = out;
      for (String part : playlist.folders()) {
        folder = folder.resolve(SafeNames.of(part));
      }
      SafeNames names = taken.computeIfAbsent(folder, any -> new SafeNames());
      files.put(folder.resolve(names.next(playlist.name(), SUFFIX)), playlist);
    }
    return files;
  }

  private static Set<String> names(ExportRequest request, Path folder, List<Playlist> playlists) {
    return Tracks.byPath(playlists).keySet().stream()
        .map(path -> name(request, folder, path))
        .collect(Collectors.toSet());
  }

  /** A track as a playlist in a folder names it. */
  private static String name(ExportRequest request, Path folder, Path track) {
    if (!request.relative()) {
      String path = Tracks.inItsOwnWay(request.mapped(track));
      // A line that begins with # is a remark.
      return path.startsWith("#") ? "./" + path : path;
    }
    String path = relative(request.mapped(folder), request.mapped(track));
    return path.startsWith("#") ? "./" + path : path;
  }

  /** From a folder to a file; whole where they have no beginning in common. */
  private static String relative(String folder, String track) {
    List<String> from = List.of(folder.split("/"));
    List<String> to = List.of(track.split("/"));
    int same = 0;
    while (same < from.size() && same < to.size() - 1 && from.get(same).equals(to.get(same))) {
      same++;
    }
    if (same == 0) {
      return Tracks.inItsOwnWay(track);
    }
    return "../".repeat(from.size() - same) + String.join("/", to.subList(same, to.size()));
  }
}
