package org.cratetag.export.traktor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cratetag.api.ExportRequest.Playlist;
import org.cratetag.export.file.Merge;
import org.cratetag.export.xml.XmlElement;

/** The element {@code PLAYLISTS}: a node is a folder with {@code SUBNODES}, or a playlist. */
final class TraktorPlaylists {
  private final XmlElement root;
  private final TraktorCollection collection;

  TraktorPlaylists(XmlElement playlists, TraktorCollection collection) {
    this.root = folder(playlists, "$ROOT");
    this.collection = collection;
  }

  void put(List<Playlist> playlists) {
    for (Playlist playlist : playlists) {
      XmlElement folder = root;
      for (String name : playlist.folders()) {
        folder = folder(folder.need("SUBNODES"), name);
      }
      XmlElement list =
          node(folder.need("SUBNODES"), playlist.name(), TraktorNml.LIST).need(TraktorNml.LIST);
      list.fill("TYPE", "LIST");
      list.fill("UUID", uuid(playlist));
      fill(list, playlist);
    }
    count(root);
  }

  private void fill(XmlElement list, Playlist playlist) {
    List<XmlElement> own = new ArrayList<>();
    playlist
        .tracks()
        .forEach(
            track -> {
              XmlElement entry = XmlElement.of("ENTRY");
              entry.add(
                  XmlElement.of("PRIMARYKEY", "TYPE", "TRACK", "KEY", collection.keyOf(track)));
              own.add(entry);
            });
    List<XmlElement> merged =
        Merge.entries(list.list("ENTRY"), own, TraktorNml::keyOf, collection.exported());
    list.replace("ENTRY", merged);
    list.set("ENTRIES", Integer.toString(merged.size()));
  }

  /** The same for the same place, so that Traktor knows the playlist again. */
  private static String uuid(Playlist playlist) {
    String place = String.join("/", playlist.folders()) + "/" + playlist.name();
    byte[] name = ("cratetag playlist " + place).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name).toString().replace("-", "");
  }

  private static void count(XmlElement folder) {
    folder
        .find("SUBNODES")
        .ifPresent(
            nodes -> {
              nodes.set("COUNT", Integer.toString(nodes.list("NODE").size()));
              nodes.list("NODE").forEach(TraktorPlaylists::count);
            });
  }

  private static XmlElement folder(XmlElement parent, String name) {
    XmlElement folder = node(parent, name, TraktorNml.FOLDER);
    folder.need("SUBNODES");
    return folder;
  }

  private static XmlElement node(XmlElement parent, String name, String type) {
    return parent.list("NODE").stream()
        .filter(each -> each.get("NAME").equals(name) && each.get("TYPE").equals(type))
        .findFirst()
        .orElseGet(() -> parent.add(XmlElement.of("NODE", "TYPE", type, "NAME", name)));
  }
}
