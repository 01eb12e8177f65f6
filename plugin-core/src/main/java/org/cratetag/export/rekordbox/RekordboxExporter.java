package org.cratetag.export.rekordbox;

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
 * One file of rekordbox's XML, {@code DJ_PLAYLISTS} version 1.0.0, as its developers' page
 * describes it: a collection, and a tree of folders and playlists. An update keeps all other tracks
 * and playlists, and of ours what is in them: cues, ratings, a genre.
 */
public final class RekordboxExporter implements CrateExporter {
  @Override
  public String format() {
    return "rekordbox";
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
      throw new IOException("rekordbox is one file; name a file, for example cratetag.xml");
    }
    FileBatch batch = new FileBatch(request.update());
    byte[] there = batch.existing(out);
    Map<Path, Note> notes = new LinkedHashMap<>();
    List<Playlist> playlists = Tracks.nameable(request, true, notes);
    XmlElement root = there.length == 0 ? empty() : XmlFile.read(there, out, RekordboxXml::require);
    RekordboxCollection collection = new RekordboxCollection(root.need("COLLECTION"), request);
    Tracks.byPath(playlists).values().forEach(track -> collection.put(track, notes));
    collection.count();
    new RekordboxPlaylists(root.need("PLAYLISTS"), collection).put(playlists);
    batch.add(out, XmlFile.write(root));
    batch.write();
    return List.copyOf(notes.values());
  }

  private static XmlElement empty() {
    XmlElement root = XmlElement.of("DJ_PLAYLISTS", "Version", "1.0.0");
    root.add(XmlElement.of("PRODUCT", "Name", "Cratetag", "Version", "", "Company", ""));
    root.add(XmlElement.of("COLLECTION", "Entries", "0"));
    return root;
  }
}
