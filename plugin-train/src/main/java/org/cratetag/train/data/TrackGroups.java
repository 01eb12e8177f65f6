package org.cratetag.train.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which tracks must not be parted between learning and judging: those of one artist, as the tags or
 * file names of the form {@code Artist - Title} say it, and those with equal features, which are
 * the same audio under two names. Where no artist is known, the folder counts if it is asked for,
 * an album for example. An artist's tag or a folder on more than a quarter of all tracks is
 * nobody's. Neither counts in a label that would have fewer than {@value #FEWEST_GROUPS} groups by
 * them, an artist's own crate for example: it could never be judged.
 */
final class TrackGroups {
  private static final int FEWEST_GROUPS = 3;
  private static final double LARGEST_SHARE = 0.25;

  private static final Pattern ARTIST_AND_TITLE =
      Pattern.compile("(?:\\d{1,3}[ ._-]+)?(?<artist>.+?)\\s+[-\u2013]\\s+.+");

  /** Names that many artists share. */
  private static final Set<String> NOBODY =
      Set.of("various", "various artists", "va", "unknown", "unknown artist");

  private TrackGroups() {}

  /**
   * One group a track, numbered from 0.
   *
   * @param labels of the tracks
   * @param byFolder whether tracks without an artist go by their folder
   */
  static int[] of(List<HeardTrack> tracks, List<String> labels, boolean byFolder) {
    String[] names = names(tracks, byFolder);
    int[] groups = grouped(tracks, names);
    Map<String, List<Integer>> rows = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      rows.computeIfAbsent(labels.get(i), label -> new ArrayList<>()).add(i);
    }
    for (List<Integer> label : rows.values()) {
      if (label.stream().map(row -> groups[row]).distinct().count() < FEWEST_GROUPS) {
        label.forEach(row -> names[row] = "");
      }
    }
    return grouped(tracks, names);
  }

  /** The artist that a file name tells; a track number before it does not count. */
  static Optional<String> artist(Path path) {
    String name = path.getFileName().toString();
    int dot = name.lastIndexOf('.');
    Matcher matcher = ARTIST_AND_TITLE.matcher(dot > 0 ? name.substring(0, dot) : name);
    return matcher.matches()
        ? Optional.of(matcher.group("artist").strip())
            .filter(artist -> !artist.matches("\\d{1,3}"))
            .filter(artist -> !NOBODY.contains(artist.toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  /** What the artist field of each track would be; an album stands for an artist. */
  private static String[] names(List<HeardTrack> tracks, boolean byFolder) {
    Set<String> keys = ofSome(tracks.stream().flatMap(t -> t.artistKey().stream()), tracks.size());
    Set<Path> folders = ofSome(tracks.stream().map(t -> t.path().getParent()), tracks.size());
    Map<Path, Integer> numbers = new HashMap<>();
    String[] names = new String[tracks.size()];
    for (int i = 0; i < names.length; i++) {
      Path folder = tracks.get(i).path().getParent();
      String key = tracks.get(i).artistKey().filter(keys::contains).orElse("");
      String artist = artist(tracks.get(i).path()).orElse("");
      boolean isAlbum = byFolder && key.isEmpty() && artist.isEmpty() && folders.contains(folder);
      names[i] =
          isAlbum
              ? "\u0002" + numbers.computeIfAbsent(folder, f -> numbers.size())
              : artist + ";" + key;
    }
    return names;
  }

  /** The values that at most {@value #LARGEST_SHARE} of all tracks bear. */
  private static <T> Set<T> ofSome(Stream<T> values, int tracks) {
    Map<T, Integer> counts = new HashMap<>();
    values.forEach(value -> counts.merge(value, 1, Integer::sum));
    counts.values().removeIf(count -> count > LARGEST_SHARE * tracks);
    return counts.keySet();
  }

  /** Equal features stand as one more name, which no artist bears. */
  private static int[] grouped(List<HeardTrack> tracks, String[] names) {
    Map<String, Integer> sounds = new HashMap<>();
    return ArtistGroups.of(
        IntStream.range(0, names.length)
            .mapToObj(
                row -> {
                  String sound = ContentHash.of(tracks.get(row).features().values());
                  int number = sounds.computeIfAbsent(sound, s -> sounds.size());
                  return names[row] + ";\u0001" + number;
                })
            .toList());
  }
}
