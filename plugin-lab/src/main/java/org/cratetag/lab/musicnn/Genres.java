package org.cratetag.lab.musicnn;

import java.util.List;
import java.util.Map;

/** The genres of AllMusic, in its words and in ours. */
final class Genres {
  /** Every genre of the data set; those that say something of sound come first. */
  static final List<String> ALLMUSIC =
      List.of(
          "Pop/Rock",
          "Jazz",
          "Electronic",
          "Blues",
          "R&B",
          "Latin",
          "Country",
          "Rap",
          "Folk",
          "Reggae",
          "New Age",
          "Classical",
          "International",
          "Vocal",
          "Stage & Screen",
          "Religious",
          "Easy Listening",
          "Avant-Garde",
          "Children's",
          "Comedy/Spoken",
          "Holiday");

  /** How many of them are told apart; the rest are {@link #OTHER}. */
  static final int TOLD = 12;

  /** What is none of those that are told apart; never said. */
  static final String OTHER = "Other";

  /** What Pop/Rock is divided into, by the taxonomy's names. */
  static final List<String> POP_ROCK = List.of("Rock", "Pop", "Metal");

  /** The family of these. */
  static final String POP_ROCK_FAMILY = "Pop Rock";

  /** Our names of the groups: the told ones of AllMusic, then the rest. */
  static final List<String> GROUPS =
      List.of(
          POP_ROCK_FAMILY,
          "Jazz",
          "Electronic",
          "Blues",
          "R&B",
          "Latin",
          "Country",
          "Hip-Hop",
          "Folk",
          "Reggae",
          "New Age",
          "Classical",
          OTHER);

  private static final Map<String, String> GTZAN =
      Map.of(
          "blues", "Blues",
          "classical", "Classical",
          "country", "Country",
          "hiphop", "Rap",
          "jazz", "Jazz",
          "metal", "Pop/Rock",
          "pop", "Pop/Rock",
          "reggae", "Reggae",
          "rock", "Pop/Rock");

  private Genres() {}

  /** AllMusic's index of a genre of GTZAN; -1 for disco, which has no place there. */
  static int ofGtzan(String genre) {
    return ALLMUSIC.indexOf(GTZAN.getOrDefault(genre, "none"));
  }

  /** The group of a genre of AllMusic. */
  static int groupOf(int genre) {
    return Math.min(genre, TOLD);
  }
}
