package org.cratetag.export;

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
import org.cratetag.api.track.LabelledTrack;
import org.cratetag.export.file.FileBatch;
import org.cratetag.export.file.Merge;
import org.cratetag.export.file.SafeNames;
import org.cratetag.export.file.Tracks;
import org.cratetag.export.xml.XmlElement;
import org.cratetag.export.xml.XmlFile;

/**
 * VirtualDJ's lists, a file for each playlist, as they lie in the folder {@code My Lists} of its
 * own. Its database is not touched.
 */
public final class VirtualDjExporter implements CrateExporter {
  @Override
  public String format() {
    return "virtualdj";
  }

  @Override
  public void export(List<Crate> crates, Path out) throws IOException {
    export(ExportRequest.of(crates, out));
  }

  @Override
  public List<Note> export(ExportRequest request) throws IOException {
    if (Files.exists(request.out()) && !Files.isDirectory(request.out())) {
      throw new IOException("virtualdj wants a folder: VirtualDJ's 'My Lists', or a new one");
    }
    Tracks.requireWholePaths(request, format());
    Map<Path, Note> notes = new LinkedHashMap<>();
    List<Playlist> playlists = Tracks.nameable(request, false, notes);
    Set<String> exported =
        Tracks.byPath(playlists).keySet().stream()
            .map(path -> place(request, path))
            .collect(Collectors.toSet());
    FileBatch batch = new FileBatch(request.update());
    SafeNames names = new SafeNames();
    for (Playlist playlist : playlists) {
      List<String> parts = new ArrayList<>(playlist.folders());
      parts.add(playlist.name());
      Path file = request.out().resolve(names.next(String.join(" - ", parts), ".xml"));
      byte[] there = batch.existing(file);
      XmlElement root =
          there.length == 0
              ? XmlElement.of("VirtualFolder")
              : XmlFile.read(there, file, VirtualDjExporter::require);
      List<XmlElement> own = playlist.tracks().stream().map(track -> song(track, request)).toList();
      List<XmlElement> merged =
          Merge.entries(root.list("song"), own, song -> song.get("path"), exported);
      for (int i = 0; i < merged.size(); i++) {
        merged.get(i).set("idx", Integer.toString(i));
      }
      root.replace("song", merged);
      batch.add(file, XmlFile.write(root));
    }
    batch.write();
    return List.copyOf(notes.values());
  }

  private static XmlElement song(LabelledTrack track, ExportRequest request) {
    XmlElement song = XmlElement.of("song", "path", place(request, track.path()));
    Tracks.sizeBytes(track).ifPresent(size -> song.set("size", Long.toString(size)));
    track
        .duration()
        .ifPresent(
            length -> song.set("songlength", Tracks.decimals(length.toMillis() / 1000.0, 1)));
    track.bpm().ifPresent(bpm -> song.set("bpm", Tracks.decimals(bpm, 3)));
    track.key().ifPresent(key -> song.set("key", key));
    track.artist().ifPresent(artist -> song.set("artist", artist));
    return song.set("title", Tracks.title(track));
  }

  private static String place(ExportRequest request, Path track) {
    return Tracks.inItsOwnWay(request.mapped(track));
  }

  private static void require(XmlElement root) throws IOException {
    if (!root.name().equals("VirtualFolder")) {
      throw new IOException("it is not a list of VirtualDJ's");
    }
  }
}
