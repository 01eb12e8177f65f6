package org.cratetag.export.rekordbox;

import java.util.List;
import java.util.Set;
import org.cratetag.api.ExportRequest.Playlist;
import org.cratetag.api.track.LabelledTrack;
import org.cratetag.export.file.Merge;
import org.cratetag.export.xml.XmlElement;

/** The element {@code PLAYLISTS}: a node is a folder (type 0) or a playlist (type 1). */
final class RekordboxPlaylists {
  private final XmlElement root;
  private final RekordboxCollection collection;

  RekordboxPlaylists(XmlElement playlists, RekordboxCollection collection) {
    this.root = node(playlists, "ROOT", RekordboxXml.FOLDER);
    this.collection = collection;
  }

  void put(List<Playlist> playlists) {
    for (Playlist playlist : playlists) {
      XmlElement folder = root;
      for (String name : playlist.folders()) {
        folder = node(folder, name, RekordboxXml.FOLDER);
      }
      fill(node(folder, playlist.name(), RekordboxXml.LIST), playlist.tracks());
    }
    count(root);
  }

  private void fill(XmlElement list, List<LabelledTrack> tracks) {
    boolean byPlace = RekordboxXml.isByPlace(list);
    list.fill("KeyType", "0");
    List<XmlElement> own =
        tracks.stream()
            .map(t -> byPlace ? collection.locationOf(t) : collection.idOf(t))
            .map(key -> XmlElement.of("TRACK", "Key", key))
            .toList();
    Set<String> exported = collection.exported();
    List<XmlElement> merged =
        Merge.entries(
            list.list("TRACK"),
            own,
            entry -> byPlace ? collection.idAt(entry.get("Key")) : entry.get("Key"),
            exported);
    list.replace("TRACK", merged);
    list.set("Entries", Integer.toString(merged.size()));
  }

  /** The counts of the folders that we have been in; others are right already. */
  private static void count(XmlElement folder) {
    if (folder.get("Type").equals(RekordboxXml.FOLDER)) {
      folder.set("Count", Integer.toString(folder.list("NODE").size()));
      folder.list("NODE").forEach(RekordboxPlaylists::count);
    }
  }

  private static XmlElement node(XmlElement parent, String name, String type) {
    return parent.list("NODE").stream()
        .filter(each -> each.get("Name").equals(name) && each.get("Type").equals(type))
        .findFirst()
        .orElseGet(() -> parent.add(XmlElement.of("NODE", "Name", name, "Type", type)));
  }
}
