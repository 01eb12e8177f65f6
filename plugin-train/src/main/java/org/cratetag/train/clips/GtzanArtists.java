package org.cratetag.train.clips;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Who plays on the clips of GTZAN, as B. L. Sturm found out ("An Analysis of the GTZAN Music Genre
 * Dataset", MIRUM 2012): lines of file, artist and title, divided by {@code :::}.
 */
final class GtzanArtists {
  private static final String FILE = "GTZANindex.txt";

  private final Map<String, String> artists;

  private GtzanArtists(Map<String, String> artists) {
    this.artists = artists;
  }

  /** Reads the list in the folder; without one nobody is known. */
  static GtzanArtists read(Path folder) throws IOException {
    Map<String, String> artists = new HashMap<>();
    Path file = folder.resolve(FILE);
    if (Files.isRegularFile(file)) {
      for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
        String[] parts = line.split(":::", 3);
        if (parts.length > 1 && !line.startsWith("#") && !parts[1].isBlank()) {
          String clip = parts[0].strip().replaceFirst("\\.wav$", "");
          artists.put(clip, parts[1].strip().toLowerCase(Locale.ROOT));
        }
      }
    }
    return new GtzanArtists(artists);
  }

  /**
   * The artist of a clip.
   *
   * @param name such as {@code blues/blues.00000}
   * @return the name itself where nobody is known
   */
  String of(String name) {
    return artists.getOrDefault(name.substring(name.indexOf('/') + 1), name);
  }
}
