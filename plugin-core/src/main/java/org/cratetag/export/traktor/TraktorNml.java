package org.cratetag.export.traktor;

import java.io.IOException;
import org.cratetag.export.xml.XmlElement;

/** What makes XML Traktor's NML, and how its nodes are told apart. */
final class TraktorNml {
  /** The type of a node that is a folder. */
  static final String FOLDER = "FOLDER";

  /** The type of a node that is a playlist, and the name of the element in it. */
  static final String LIST = "PLAYLIST";

  /** The type of a node whose tracks Traktor finds by a rule. */
  static final String SMART_LIST = "SMARTLIST";

  private TraktorNml() {}

  /** Where the track of a playlist's entry is; empty text where that is not said. */
  static String keyOf(XmlElement entry) {
    return entry.find("PRIMARYKEY").map(key -> key.get("KEY")).orElse("");
  }

  /**
   * Checks a document.
   *
   * @throws IOException when it is not Traktor's, or of a version that is not known here
   */
  static void require(XmlElement root) throws IOException {
    if (!root.name().equals("NML") || root.find("COLLECTION").isEmpty()) {
      throw new IOException("it is not Traktor's NML");
    }
    if (!root.get("VERSION").matches("19|20")) {
      throw new IOException("NML of version " + root.get("VERSION") + " is not known here");
    }
  }
}
