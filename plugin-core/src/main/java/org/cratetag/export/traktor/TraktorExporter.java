package org.cratetag.export.traktor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cratetag.api.CrateExporter;
import org.cratetag.api.ExportRequest;
import org.cratetag.api.ExportRequest.Note;
import org.cratetag.api.ExportRequest.Playlist;
import org.cratetag.api.track.Crate;
import org.cratetag.export.file.FileBatch;
import org.cratetag.export.file.Tracks;
import org.cratetag.export.xml.XmlElement;
import org.cratetag.export.xml.XmlFile;

/**
 * One file of Traktor's NML, version 19: a collection, and a tree of folders and playlists. An
 * update keeps all other tracks, sets and playlists, and of ours what is in them: cues, ratings, a
 * genre.
 */
public final class TraktorExporter implements CrateExporter {
  @Override
  public String format() {
    return "traktor";
  }

  @Override
  public void export(List<Crate> crates, Path out) throws IOException {
    export(ExportRequest.of(crates, out));
  }

  @Override
  public List<Note> export(ExportRequest request) throws IOException {
    Tracks.requireWholePaths(request, format());
    Path out = request.out();
    if (Files.isDirectory(out)) {
      throw new IOException("traktor is one file; name a file, for example cratetag.nml");
    }
    FileBatch batch = new FileBatch(request.update());
    byte[] there = batch.existing(out);
    Map<Path, Note> notes = new LinkedHashMap<>();
    List<Playlist> playlists = Tracks.nameable(request, false, notes);
    XmlElement root = there.length == 0 ? empty() : XmlFile.read(there, out, TraktorNml::require);
    TraktorCollection collection = new TraktorCollection(root.need("COLLECTION"), request);
    Tracks.byPath(playlists).values().forEach(collection::put);
    collection.count();
    new TraktorPlaylists(root.need("PLAYLISTS"), collection).put(playlists);
    batch.add(out, XmlFile.write(root));
    batch.write();
    return List.copyOf(notes.values());
  }

  private static XmlElement empty() {
    XmlElement root = XmlElement.of("NML", "VERSION", "19");
    root.add(XmlElement.of("HEAD", "COMPANY", "www.native-instruments.com", "PROGRAM", "Traktor"));
    root.add(XmlElement.of("MUSICFOLDERS"));
    root.add(XmlElement.of("COLLECTION", "ENTRIES", "0"));
    root.add(XmlElement.of("SETS", "ENTRIES", "0"));
    return root;
  }
}
