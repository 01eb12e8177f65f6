package org.cratetag.export.rekordbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cratetag.export.file.FileUrl;
import org.cratetag.export.playlist.DjPlaylist;
import org.cratetag.export.playlist.ListedTrack;
import org.cratetag.export.xml.XmlElement;
import org.cratetag.export.xml.XmlFile;

/**
 * The playlists of rekordbox's XML. rekordbox writes the tracks of a smart list as those of any
 * other, so that none can be told.
 */
public final class RekordboxReader {
  private static final XmlFile.Wanted WANTED =
      new XmlFile.Wanted() {
        @Override
        public boolean element(String parent, String name) {
          return !parent.equals("TRACK");
        }

        @Override
        public boolean attribute(String element, String name) {
          return !element.equals("TRACK")
              || name.equals("TrackID")
              || name.equals("Location")
              || name.equals("Key");
        }
      };

  private final Map<String, ListedTrack> byId = new HashMap<>();
  private final List<DjPlaylist> playlists = new ArrayList<>();

  private RekordboxReader() {}

  /**
   * Reads them, from the top.
   *
   * @throws IOException when the file is not rekordbox's; the message does not name it
   */
  public static List<DjPlaylist> read(Path file) throws IOException {
    XmlElement root = XmlFile.read(file, WANTED, RekordboxXml::require);
    RekordboxReader reader = new RekordboxReader();
    for (XmlElement track : root.need("COLLECTION").list("TRACK")) {
      if (!track.get("Location").isEmpty()) {
        reader.byId.putIfAbsent(track.get("TrackID"), at(track.get("Location")));
      }
    }
    for (XmlElement top : root.need("PLAYLISTS").list("NODE")) {
      top.list("NODE").forEach(node -> reader.add(node, List.of()));
    }
    return reader.playlists;
  }

  private void add(XmlElement node, List<String> folders) {
    String name = node.get("Name");
    if (node.get("Type").equals(RekordboxXml.LIST)) {
      boolean byPlace = RekordboxXml.isByPlace(node);
      playlists.add(
          DjPlaylist.of(
              folders,
              name,
              node.list("TRACK").stream()
                  .map(track -> byPlace ? at(track.get("Key")) : numbered(track.get("Key")))
                  .toList()));
      return;
    }
    List<String> below = new ArrayList<>(folders);
    below.add(name);
    node.list("NODE").forEach(each -> add(each, below));
  }

  private ListedTrack numbered(String id) {
    ListedTrack track = byId.get(id);
    return track == null
        ? new ListedTrack("number " + id + ", which the collection lacks", List.of())
        : track;
  }

  /** Two slashes begin the name of a share, or a path of a Mac that other programs have written. */
  private static ListedTrack at(String location) {
    String path = FileUrl.path(location);
    return path.startsWith("//")
        ? new ListedTrack(path, List.of(path, path.substring(1)))
        : ListedTrack.at(path);
  }
}
