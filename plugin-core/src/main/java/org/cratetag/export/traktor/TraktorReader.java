package org.cratetag.export.traktor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cratetag.export.playlist.DjPlaylist;
import org.cratetag.export.playlist.ListedTrack;
import org.cratetag.export.xml.XmlElement;
import org.cratetag.export.xml.XmlFile;

/** The playlists of Traktor's NML. Where a track is, its entry in a playlist says by itself. */
public final class TraktorReader {
  private static final XmlFile.Wanted WANTED =
      new XmlFile.Wanted() {
        @Override
        public boolean element(String parent, String name) {
          return !parent.equals("COLLECTION") && !name.equals("SEARCH_EXPRESSION");
        }

        @Override
        public boolean attribute(String element, String name) {
          return true;
        }
      };

  private final List<DjPlaylist> playlists = new ArrayList<>();

  private TraktorReader() {}

  /**
   * Reads them, from the top.
   *
   * @throws IOException when the file is not Traktor's; the message does not name it
   */
  public static List<DjPlaylist> read(Path file) throws IOException {
    XmlElement root = XmlFile.read(file, WANTED, TraktorNml::require);
    TraktorReader reader = new TraktorReader();
    for (XmlElement top : root.need("PLAYLISTS").list("NODE")) {
      reader.addAll(top, List.of());
    }
    return reader.playlists;
  }

  private void addAll(XmlElement folder, List<String> folders) {
    for (XmlElement nodes : folder.list("SUBNODES")) {
      nodes.list("NODE").forEach(node -> add(node, folders));
    }
  }

  private void add(XmlElement node, List<String> folders) {
    String name = node.get("NAME");
    switch (node.get("TYPE")) {
      case TraktorNml.LIST -> playlists.add(DjPlaylist.of(folders, name, tracks(node)));
      case TraktorNml.SMART_LIST -> playlists.add(new DjPlaylist(folders, name, true, List.of()));
      default -> {
        List<String> below = new ArrayList<>(folders);
        below.add(name);
        addAll(node, below);
      }
    }
  }

  private static List<ListedTrack> tracks(XmlElement node) {
    return node.list(TraktorNml.LIST).stream()
        .flatMap(list -> list.list("ENTRY").stream())
        .map(TraktorNml::keyOf)
        .filter(key -> !key.isEmpty())
        .map(key -> Place.ofKey(key).paths())
        .map(paths -> new ListedTrack(paths.get(0), paths))
        .toList();
  }
}
