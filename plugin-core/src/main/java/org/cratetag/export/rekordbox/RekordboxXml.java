package org.cratetag.export.rekordbox;

import java.io.IOException;
import org.cratetag.export.xml.XmlElement;

/** What makes XML rekordbox's, and how its nodes are told apart. */
final class RekordboxXml {
  /** The type of a node that is a folder. */
  static final String FOLDER = "0";

  /** The type of a node that is a playlist. */
  static final String LIST = "1";

  private RekordboxXml() {}

  /** Whether a playlist names its tracks by their places, and not by their numbers. */
  static boolean isByPlace(XmlElement list) {
    return list.get("KeyType").equals("1");
  }

  /**
   * Checks a document.
   *
   * @throws IOException when it is not rekordbox's, or of a version that is not known here
   */
  static void require(XmlElement root) throws IOException {
    if (!root.name().equals("DJ_PLAYLISTS") || root.find("COLLECTION").isEmpty()) {
      throw new IOException("it is not rekordbox's XML");
    }
    if (!root.get("Version").startsWith("1.")) {
      throw new IOException("version " + root.get("Version") + " is new");
    }
  }
}
