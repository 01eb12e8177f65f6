package org.cratetag.taxonomy;

import java.util.List;

/**
 * A genre of all music, of which the packs need not speak.
 *
 * @param name canonical
 * @param under the genre that it is a part of; empty for none
 * @param electronic how much of its music is electronic
 * @param aliases what others call it
 */
record Genre(String name, String under, Share electronic, List<String> aliases) {
  Genre {
    aliases = List.copyOf(aliases);
  }

  /** How much of a genre's music is electronic. */
  enum Share {
    ALL,
    SOME,
    NONE
  }
}
